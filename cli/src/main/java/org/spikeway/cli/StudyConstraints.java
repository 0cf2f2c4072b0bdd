package org.spikeway.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.simulator.report.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spikeway study constraints}: Sengupta's constraints on the thresholds of a residual network, one by one. */
@Command(
        name = "constraints",
        description = "Spike-Norm on a residual network without its constraints, then with one after the other.",
        footer = {
            "",
            "Example:",
            "  spikeway study constraints --network resnet20.onnx --data test_batch.bin \\",
            "    --calibrate data_batch_1.bin:320 --ticks 128 --out study"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StudyConstraints implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyInput input = new StudyInput();

    @Override
    public Integer call() throws IOException {
        if (!spec.commandLine().getParseResult().hasMatchedOption("--ticks")) {
            input.options.ticks = List.of(256, 512, 1024);
        }
        input.prepareFolder();
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("each layer balanced on its own", "spike-norm-own");
        steps.put("+ equal thresholds at junctions", "spike-norm-equal");
        steps.put("+ plain layers before them balanced", "spike-norm");
        StudyTable table = new StudyTable(
                "Constraints of Sengupta et al. 2019 on " + input.network.getFileName(),
                "constraints",
                "ticks",
                "annErrorPercent",
                "snnErrorPercent",
                "agreementPercent");
        input.options.conversion.method = "spike-norm";
        for (Map.Entry<String, String> step : steps.entrySet()) {
            input.options.conversion.threshold = step.getValue();
            FinishedRun run = input.run(spec);
            for (int mark = 0; mark < run.marks().length; mark++) {
                table.add(
                        step.getKey(),
                        run.marks()[mark],
                        100 - 100 * run.annAccuracy(),
                        100 - 100 * run.accuracy(mark),
                        100 * run.agreement(mark));
            }
            table.write(input.out, "constraints");
        }
        input.print(spec, table);
        return 0;
    }
}
