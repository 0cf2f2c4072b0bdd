package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.NaiveConnection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/** Spikes delivered between random slices against the definition of the connection. */
class SliceSynapsesTest {
    private static final int PROGRAMS = 150;

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldAddExactlyTheWeightsOfEverySpike(Numbers numbers) {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < PROGRAMS; round++) {
            ChipProgram program = RandomSlices.program(random, numbers);
            Connection connection = program.projections().get(0).connection();
            for (Slice target : program.slicesOf(RandomSlices.TARGET)) {
                Neurons neurons = Neurons.of(program, target, Kernels.best());
                SliceSynapses synapses = synapses(program, target, neurons);
                Delivery expected = new Delivery(connection, program, target);
                int reached = 0;
                for (Slice source : program.slicesOf(RandomSlices.SOURCE)) {
                    int[] spikes = RandomSlices.spikes(random, source.box().size());
                    reached += synapses.deliver(spikes, spikes.length, synapses.window(source.box()));
                    expected.add(source, spikes);
                }
                assertThat(potentials(neurons)).isEqualTo(expected.potentials);
                assertThat(synapses.synops()).isEqualTo(expected.synops);
                assertThat(reached).isEqualTo(expected.reached);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldShareTheFanOutOfEverySpikeAmongTheSlices(Numbers numbers) {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < PROGRAMS; round++) {
            ChipProgram program = RandomSlices.program(random, numbers);
            Connection connection = program.projections().get(0).connection();
            Shape shape = program.populations().get(RandomSlices.SOURCE).shape();
            Box whole = Box.whole(shape);
            int c = random.nextInt(shape.channels());
            int y = random.nextInt(shape.height());
            int x = random.nextInt(shape.width());
            long fanOut = 0;
            for (Slice target : program.slicesOf(RandomSlices.TARGET)) {
                SliceSynapses synapses = synapses(program, target, Neurons.of(program, target, Kernels.best()));
                synapses.deliver(new int[] {shape.index(c, y, x)}, 1, synapses.window(whole));
                fanOut += synapses.synops();
            }
            assertThat(fanOut).isEqualTo(connection.fanOut(c, y, x));
        }
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldSayWhetherASliceIsReached(Numbers numbers) {
        SplittableRandom random = new SplittableRandom(13);
        for (int round = 0; round < PROGRAMS; round++) {
            ChipProgram program = RandomSlices.program(random, numbers);
            for (Slice target : program.slicesOf(RandomSlices.TARGET)) {
                SliceSynapses synapses = synapses(program, target, Neurons.of(program, target, Kernels.best()));
                for (Slice source : program.slicesOf(RandomSlices.SOURCE)) {
                    Delivery all = new Delivery(program.projections().get(0).connection(), program, target);
                    all.add(source, IntStream.range(0, source.box().size()).toArray());
                    assertThat(synapses.reachedFrom(source.box())).isEqualTo(all.synops > 0);
                }
            }
        }
    }

    private static SliceSynapses synapses(ChipProgram program, Slice target, Neurons neurons) {
        Connection connection = program.projections().get(0).connection();
        return new SliceSynapses(connection, StoredWeights.of(connection, program.numbers()), target.box(), neurons);
    }

    private static double[] potentials(Neurons neurons) {
        double[] potentials = new double[neurons.size()];
        for (int i = 0; i < potentials.length; i++) {
            potentials[i] = neurons.potential(i);
        }
        return potentials;
    }

    /** What the definition of the connection makes of the same spikes. */
    private static final class Delivery {
        final double[] potentials;
        long synops;
        int reached;
        private final NaiveConnection naive;
        private final Shape source;
        private final Box box;

        Delivery(Connection connection, ChipProgram program, Slice target) {
            naive = new NaiveConnection(connection);
            source = program.populations().get(RandomSlices.SOURCE).shape();
            box = target.box();
            potentials = new double[box.size()];
        }

        void add(Slice from, int[] spikes) {
            for (int spike : spikes) {
                int index = from.box().populationIndex(spike, source);
                int position = index / source.channels();
                long before = synops;
                naive.visit(
                        index % source.channels(), position / source.width(), position % source.width(), this::deposit);
                reached += synops > before ? 1 : 0;
            }
        }

        private void deposit(int channel, int y, int x, int synapses, double weight) {
            if (channel < box.channelFrom()
                    || channel >= box.channelTo()
                    || y < box.rowFrom()
                    || y >= box.rowTo()
                    || x < box.columnFrom()
                    || x >= box.columnTo()) {
                return;
            }
            int position = (y - box.rowFrom()) * box.columns() + x - box.columnFrom();
            potentials[position * box.channels() + channel - box.channelFrom()] += weight;
            synops += synapses;
        }
    }
}
