package org.spikeway.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one line and an exit code; set {@code SPIKEWAY_DEBUG} to see the stack trace. */
final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int INPUT_AT_FAULT = 2;
    private static final int SPIKEWAY_AT_FAULT = 1;

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        String remedy = "See " + line.getCommandSpec().qualifiedName() + " --help.";
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            remedy = near.isEmpty() ? remedy : "Did you mean " + near.get(0) + "?";
        }
        print(line, oneLine(failure) + ". " + remedy);
        return INPUT_AT_FAULT;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult arguments) {
        if (System.getenv("SPIKEWAY_DEBUG") != null) {
            failure.printStackTrace(line.getErr());
        }
        if (failure instanceof RefusedException || failure instanceof UnreadableException) {
            print(line, oneLine(failure));
            return INPUT_AT_FAULT;
        }
        if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
            print(line, oneLine(failure) + ": no such file.");
            return INPUT_AT_FAULT;
        }
        if (failure instanceof AccessDeniedException) {
            print(line, oneLine(failure) + ": permission denied.");
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
