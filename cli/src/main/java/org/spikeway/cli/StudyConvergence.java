package org.spikeway.cli;

import java.io.IOException;
import java.util.List;
import org.spikeway.simulator.report.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spikeway study convergence}: the error against the number of ticks, read from one run. */
@Command(
        name = "convergence",
        description = "Error against ticks, from one run that is read at all marks (default: 8,16,32,64,128,256).",
        footer = {
            "",
            "Example:",
            "  spikeway study convergence --network resnet20.onnx --data test_batch.bin \\",
            "    --calibrate data_batch_1.bin:320 --ticks 16,32,64,128 --out study"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StudyConvergence implements Subcommand {
    private static final List<Integer> MARKS = List.of(8, 16, 32, 64, 128, 256);

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyInput input = new StudyInput();

    @Override
    public Integer call() throws IOException {
        if (!spec.commandLine().getParseResult().hasMatchedOption("--ticks")) {
            input.options.ticks = MARKS;
        }
        input.prepareFolder();
        FinishedRun run = input.run(spec);
        StudyTable table = new StudyTable(
                "Convergence of " + run.network() + ", method " + run.settings().get("method"),
                "ticks",
                "annErrorPercent",
                "snnErrorPercent",
                "agreementPercent");
        for (int mark = 0; mark < run.marks().length; mark++) {
            table.add(
                    run.marks()[mark],
                    100 - 100 * run.annAccuracy(),
                    100 - 100 * run.accuracy(mark),
                    100 * run.agreement(mark));
        }
        table.write(input.out, "convergence");
        input.print(spec, table);
        return 0;
    }
}
