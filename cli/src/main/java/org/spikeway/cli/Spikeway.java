package org.spikeway.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code spikeway} command. Exit codes: 0 done, 2 the input is at fault, 1 Spikeway is. */
@Command(
        name = "spikeway",
        description = "Runs trained networks as spikes on modelled neuromorphic chips, and says what it costs.",
        version = "spikeway 0.1.0",
        footer = {
            "",
            "Examples:",
            "  spikeway demo",
            "  spikeway help run",
            "",
            "Colours only on a terminal, and none where NO_COLOR is set. spikeway completion bash completes words with Tab."
        },
        mixinStandardHelpOptions = true,
        subcommands = {RunCommand.class, PriceCommand.class, ChipsCommand.class, CommandLine.HelpCommand.class})
public final class Spikeway {
    private static final int USUAL_WIDTH = 80;
    private static final int WIDEST = 120;

    private Spikeway() {}

    public static void main(String[] arguments) {
        try (Interrupts interrupts = Interrupts.endingTheProcess()) {
            int code = execute(arguments);
            System.out.flush();
            System.exit(interrupts.codeOr(code));
        }
    }

    /** The command with all that belongs to it. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new Spikeway());
        for (Subcommand each : ServiceLoader.load(Subcommand.class)) {
            line.addSubcommand(each);
        }
        line.setUsageHelpWidth(
                Math.max(USUAL_WIDTH, Math.min(WIDEST, Terminal.here().columns())));
        return line;
    }

    /** Runs one command line and returns its exit code. */
    public static int execute(String... arguments) {
        CommandLine line = line();
        OneLineErrors errors = new OneLineErrors();
        line.setParameterExceptionHandler(errors);
        line.setExecutionExceptionHandler(errors);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        if (arguments.length == 0) {
            line.usage(line.getOut());
            return 0;
        }
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            line.getErr().println("spikeway: " + RunHeap.tooSmall("this"));
            line.getErr().flush();
            return OneLineErrors.INPUT_AT_FAULT;
        }
    }
}
