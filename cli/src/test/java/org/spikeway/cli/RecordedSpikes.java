package org.spikeway.cli;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.engine.SpikeObserver;
import org.spikeway.simulator.engine.Stimulus;

/** Every spike of one sample on the engine, by population and tick. */
final class RecordedSpikes implements SpikeObserver {
    private final ChipProgram program;
    private final BitSet[][] spikes;

    private RecordedSpikes(ChipProgram program, int ticks) {
        this.program = program;
        spikes = new BitSet[program.populations().size()][ticks + 1];
        for (BitSet[] of : spikes) {
            for (int tick = 0; tick <= ticks; tick++) {
                of[tick] = new BitSet();
            }
        }
    }

    /** What a run of one sample has fired and come to. */
    record Run(BitSet[][] spikes, double[] readOut) {
        int count(int population, int tick) {
            return spikes[population][tick].cardinality();
        }
    }

    static Run run(ChipProgram program, int ticks, long seed) {
        RecordedSpikes recorder = new RecordedSpikes(program, ticks);
        int inputs = program.populations().get(0).shape().size();
        RunResult result = new Engine(program, EngineOptions.workers(2))
                .run(() -> new Noise(seed, inputs), 1, new int[] {ticks}, List.of(recorder), done -> {});
        return new Run(recorder.spikes, result.readOut()[0][0]);
    }

    @Override
    public void observe(SpikeBlock block) {
        Slice slice = program.slices().get(block.slice());
        for (int i = 0; i < block.count(); i++) {
            int neuron = slice.box()
                    .populationIndex(
                            block.neurons()[i], program.population(slice).shape());
            spikes[slice.population()][block.tick()].set(neuron);
        }
    }

    /** A random image, and spikes at random: the same for every program of as many inputs. */
    record Noise(long seed, int inputs) implements Stimulus {
        @Override
        public void image(int sample, double[] chw) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < chw.length; i++) {
                chw[i] = random.nextDouble(-1, 1);
            }
        }

        @Override
        public int spikes(int sample, int tick, int[] neurons) {
            SplittableRandom random = new SplittableRandom(seed * 1000 + tick);
            int count = 0;
            for (int n = 0; n < inputs; n++) {
                if (random.nextInt(4) == 0) {
                    neurons[count++] = n;
                }
            }
            return count;
        }
    }
}
