package org.spikeway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spikeway study}: the experiment tables of the conversion papers, each by one command. */
@Command(
        name = "study",
        description = "Experiment tables on converted networks, as CSV and Markdown.",
        subcommands = {StudyConvergence.class, StudyLayers.class, StudyMethods.class, StudyConstraints.class},
        footer = {
            "",
            "Example:",
            "  spikeway study convergence --network resnet20.onnx --data test_batch.bin --calibrate data_batch_1.bin:320 \\",
            "    --ticks 16,32,64 --out study"
        },
        mixinStandardHelpOptions = true)
public final class StudyCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }
}
