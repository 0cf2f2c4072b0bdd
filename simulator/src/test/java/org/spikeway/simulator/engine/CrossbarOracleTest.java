package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.kernel.PlainKernels;
import org.spikeway.chip.neuron.TrueNorthCore;
import org.spikeway.chip.program.Crossbar;

/** Crossbar cores on the engine against the bit-exact TrueNorth cores: every spike and every synaptic operation. */
class CrossbarOracleTest {
    private static final int SAMPLES = 4;
    private static final int TICKS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shouldAgreeWithTrueNorthWhateverTheWorkers(long seed) {
        CrossbarProgram network = new CrossbarProgram(seed);
        Stimulus stimulus = new RandomStimulus(seed, CrossbarProgram.SOURCES);
        long[][] expected = new long[SAMPLES][network.cores * Crossbar.SIZE];
        long synops = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            synops += reference(network, stimulus, sample, expected[sample]);
        }
        List<SliceActivity> slices = List.of();
        List<RouteActivity> routes = List.of();
        for (int workers : new int[] {1, 2, 3, 8}) {
            SpikeCountProbe probe = new SpikeCountProbe(network.program, SAMPLES);
            Kernels kernels = (seed + workers) % 2 == 0 ? new PlainKernels() : Kernels.best();
            int block = workers == 3 ? 3 : 256;
            EngineOptions options =
                    new EngineOptions(workers, Parallel.CORES, workers == 2 ? 2 : 64, block, kernels, ChipClock.NONE);
            RunResult result = new Engine(network.program, options)
                    .run(() -> stimulus, SAMPLES, new int[] {TICKS}, List.of(probe), done -> {});
            for (int sample = 0; sample < SAMPLES; sample++) {
                assertThat(probe.countsChw(sample, 1)).as("%d workers", workers).isEqualTo(expected[sample]);
                assertThat(result.readOut()[sample][0])
                        .isEqualTo(
                                Arrays.stream(expected[sample]).asDoubleStream().toArray());
                assertThat(result.layerSpikes()[sample][1])
                        .isEqualTo(Arrays.stream(expected[sample]).sum());
            }
            assertThat(result.activity().synops()).as("%d workers", workers).isEqualTo(synops);
            slices = slices.isEmpty() ? result.activity().slices() : slices;
            routes = routes.isEmpty() ? result.activity().routes() : routes;
            assertThat(result.activity().slices()).isEqualTo(slices);
            assertThat(result.activity().routes()).isEqualTo(routes);
        }
        assertThat(synops).isPositive();
    }

    /** One sample on the reference cores; counts the spikes of each neuron and returns the synaptic operations. */
    private static long reference(CrossbarProgram network, Stimulus stimulus, int sample, long[] counts) {
        TrueNorthCore[] cores = network.reference();
        int[] input = new int[CrossbarProgram.SOURCES];
        int[] fired = new int[Crossbar.SIZE];
        for (int tick = 1; tick <= TICKS; tick++) {
            List<Integer> spikes = new ArrayList<>();
            for (int core = 0; core < cores.length; core++) {
                int count = cores[core].update(tick, fired);
                for (int i = 0; i < count; i++) {
                    spikes.add(core * Crossbar.SIZE + fired[i]);
                    counts[core * Crossbar.SIZE + fired[i]]++;
                }
            }
            for (int neuron : spikes) {
                send(cores, network.own, neuron, tick);
            }
            int count = stimulus.spikes(sample, tick, input);
            for (int i = 0; i < count; i++) {
                send(cores, network.input, input[i], tick);
            }
        }
        return Arrays.stream(cores).mapToLong(TrueNorthCore::synapticEvents).sum();
    }

    private static void send(TrueNorthCore[] cores, Crossbar crossbar, int neuron, int tick) {
        int axon = crossbar.axons()[neuron];
        if (axon != Crossbar.NO_AXON) {
            cores[axon / Crossbar.SIZE].receive(axon % Crossbar.SIZE, tick, crossbar.delays()[neuron]);
        }
    }
}
