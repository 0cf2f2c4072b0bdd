package org.spikeway.cli.nir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.nir.NirNetwork;
import org.spikeway.mapping.nir.NirOptions;
import org.spikeway.mapping.nir.NirReader;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.mapping.program.ProgramBuilder;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.engine.SpikeObserver;
import org.spikeway.simulator.engine.Stimulus;

/** Runs a NIR file on the ideal chip with given input spikes and writes down every spike of every layer. */
final class NirRun {
    final MappedProgram mapped;
    RunResult result;
    /** {@code [layer][tick]}: the neurons that fired, ticks from 0. */
    final List<List<List<Integer>>> spikes = new ArrayList<>();

    NirRun(Path file, NirOptions options, Numbers numbers) throws Exception {
        NirNetwork network = NirNetwork.of(NirReader.read(file, options), new InputCoding.Poisson(1, false));
        mapped = new ProgramBuilder(network, new ChipCatalogue().file("ideal").model(), numbers, layer -> 0).build();
    }

    /** @param input {@code [tick][neuron]} */
    NirRun run(boolean[][] input, int workers) {
        int layers = mapped.program().populations().size();
        for (int i = 0; i < layers; i++) {
            List<List<Integer>> ofLayer = new ArrayList<>();
            for (int tick = 0; tick < input.length; tick++) {
                ofLayer.add(new ArrayList<>());
            }
            spikes.add(ofLayer);
        }
        Stimulus stimulus = new Stimulus() {
            @Override
            public void image(int sample, double[] chw) {
                throw new IllegalStateException("no image");
            }

            @Override
            public int spikes(int sample, int tick, int[] neurons) {
                int count = 0;
                for (int n = 0; n < input[tick - 1].length; n++) {
                    if (input[tick - 1][n]) {
                        neurons[count++] = n;
                    }
                }
                return count;
            }
        };
        Engine engine = new Engine(mapped.program(), EngineOptions.workers(workers));
        result = engine.run(() -> stimulus, 1, new int[] {input.length}, List.of(observer()), done -> {});
        return this;
    }

    private SpikeObserver observer() {
        return block -> {
            Slice slice = mapped.program().slices().get(block.slice());
            Shape shape = mapped.program().population(slice).shape();
            for (int i = 0; i < block.count(); i++) {
                spikes.get(slice.population())
                        .get(block.tick() - 1)
                        .add(slice.box().populationIndex(block.neurons()[i], shape));
            }
        };
    }
}
