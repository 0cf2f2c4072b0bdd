package org.spikeway.cli;

import java.io.IOException;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Population;
import org.spikeway.simulator.report.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spikeway study layers}: how many spikes each layer fires. */
@Command(
        name = "layers",
        description = "Spikes layer by layer: of a sample, of a neuron, and of a neuron and tick.",
        footer = {
            "",
            "Example:",
            "  spikeway study layers --network resnet20.onnx --data test_batch.bin --calibrate data_batch_1.bin:320 \\",
            "    --ticks 64 --out study"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StudyLayers implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyInput input = new StudyInput();

    @Override
    public Integer call() throws IOException {
        input.prepareFolder();
        FinishedRun run = input.run(spec);
        int ticks = run.marks()[run.marks().length - 1];
        StudyTable table = new StudyTable(
                "Spikes of " + run.network() + " in " + ticks + " ticks, method "
                        + run.settings().get("method"),
                "layer",
                "neurons",
                "threshold",
                "spikesPerSample",
                "spikesPerNeuron",
                "rate");
        for (Population population : run.program().populations()) {
            if (population.cells() instanceof Cells.IntegrateAndFire fire) {
                double spikes = 0;
                for (long[] sample : run.result().layerSpikes()) {
                    spikes += sample[population.id()];
                }
                double ofSample = spikes / run.samples();
                int neurons = population.shape().size();
                table.add(
                        population.name(),
                        neurons,
                        fire.threshold(),
                        ofSample,
                        ofSample / neurons,
                        ofSample / neurons / ticks);
            }
        }
        table.write(input.out, "layers");
        input.print(spec, table);
        return 0;
    }
}
