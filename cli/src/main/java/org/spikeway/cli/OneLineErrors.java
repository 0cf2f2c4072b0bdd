package org.spikeway.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.Nearest;
import org.spikeway.chip.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one line and an exit code; set {@code SPIKEWAY_DEBUG} to see the stack trace. */
final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    static final int INPUT_AT_FAULT = 2;
    private static final int SPIKEWAY_AT_FAULT = 1;

    @Override
    public int handleParseException(ParameterException given, String[] arguments) {
        CommandLine line = given.getCommandLine();
        ParameterException failure = misspelt(given, arguments);
        String remedy = "See " + line.getCommandSpec().qualifiedName() + " --help.";
        if (failure instanceof UnmatchedArgumentException unmatched) {
            remedy = Nearest.to(unmatched.getUnmatched().get(0).split("=", 2)[0], names(line))
                    .map(near -> "Did you mean " + near + "?")
                    .orElse(remedy);
        }
        print(line, oneLine(failure) + ". " + remedy);
        return INPUT_AT_FAULT;
    }

    /** What may stand behind a command: its own commands, its options and those of all commands above it. */
    private static List<String> names(CommandLine command) {
        List<String> names = new ArrayList<>(command.getSubcommands().keySet());
        for (CommandLine line = command; line != null; line = line.getParent()) {
            names.addAll(line.getCommandSpec().optionsMap().keySet());
        }
        return names;
    }

    /** Where something is missing, a misspelt option is the likelier fault and goes first. */
    private static ParameterException misspelt(ParameterException failure, String[] arguments) {
        if (failure instanceof MissingParameterException) {
            CommandLine line = failure.getCommandLine();
            for (String argument : arguments) {
                String name = argument.split("=", 2)[0];
                if (name.startsWith("--") && name.length() > 2 && !known(line, name)) {
                    return new UnmatchedArgumentException(line, List.of(name));
                }
            }
        }
        return failure;
    }

    /** Whether an option belongs to a command or to one above it. */
    private static boolean known(CommandLine command, String name) {
        for (CommandLine line = command; line != null; line = line.getParent()) {
            if (line.getCommandSpec().findOption(name) != null) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult arguments) {
        if (System.getenv("SPIKEWAY_DEBUG") != null) {
            failure.printStackTrace(line.getErr());
        }
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return handleExecutionException(cause, line, arguments);
        }
        if (failure instanceof RefusedException || failure instanceof UnreadableException) {
            print(line, oneLine(failure));
            return INPUT_AT_FAULT;
        }
        if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
            print(line, oneLine(failure) + ": no such file or folder.");
            return INPUT_AT_FAULT;
        }
        if (failure instanceof AccessDeniedException) {
            print(line, oneLine(failure) + ": permission denied.");
            return INPUT_AT_FAULT;
        }
        if (failure instanceof FileSystemException file && file.getReason() != null) {
            print(line, file.getFile() + ": " + file.getReason() + ".");
            return INPUT_AT_FAULT;
        }
        if (failure instanceof IOException) {
            print(line, failure.getClass().getSimpleName() + ": " + oneLine(failure));
            return INPUT_AT_FAULT;
        }
        print(
                line,
                "internal error, please report it: " + failure.getClass().getSimpleName() + ": " + oneLine(failure)
                        + " (SPIKEWAY_DEBUG=1 shows where)");
        return SPIKEWAY_AT_FAULT;
    }

    private static String oneLine(Exception failure) {
        String message = failure.getMessage();
        return message == null
                ? "no reason given"
                : message.replaceAll("\\s*\\R\\s*", " ").strip();
    }

    private static void print(CommandLine line, String message) {
        line.getErr().println("spikeway: " + message);
        line.getErr().flush();
    }
}
