package org.spikeway.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Does what {@code spikeway run} does, one of many at a time: without a report, a progress bar or an early end. */
public final class PointRun {
    private PointRun() {}

    /** The names of the options of {@code spikeway run}, such as {@code --chip}. */
    public static Set<String> options() {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option : line().getCommandSpec().options()) {
            names.add(option.longestName());
        }
        return names;
    }

    /** Whether an option stands alone, such as {@code --shift}. */
    public static boolean isFlag(String option) {
        OptionSpec spec = line().getCommandSpec().findOption(option);
        return spec != null && spec.arity().max() == 0;
    }

    /**
     * Runs to the end.
     *
     * @param arguments those of {@code spikeway run}
     * @return why it failed, in one line; empty where the run folder is complete
     */
    public static Optional<String> run(List<String> arguments) {
        CommandLine line = line();
        StringWriter errors = new StringWriter();
        line.setOut(new PrintWriter(new StringWriter()));
        line.setErr(new PrintWriter(errors));
        try {
            if (line.execute(arguments.toArray(String[]::new)) == 0) {
                return Optional.empty();
            }
        } catch (OutOfMemoryError e) {
            return Optional.of("not enough memory. Give the JVM more, or fewer points at a time (--jobs).");
        }
        return Optional.of(errors.toString().replaceFirst("^spikeway: ", "").strip());
    }

    private static CommandLine line() {
        CommandLine line = new CommandLine(RunCommand.oneOfMany());
        OneLineErrors errors = new OneLineErrors();
        return line.setCommandName("spikeway run")
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
