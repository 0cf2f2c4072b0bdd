package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.kernel.PlainKernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.ChipProgram;
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
            CoreParts parts = new CoreParts(program, round % 4 == 0 ? new PlainKernels() : Kernels.best());
            List<Slice> sources = program.slicesOf(RandomSlices.SOURCE);
            Mosaic mosaic =
                    new Mosaic(program.populations().get(RandomSlices.SOURCE).shape(), sources);
            Volley volley = new Volley(List.of(mosaic), Kernels.best());
            List<int[]> fired = new ArrayList<>();
            for (Slice source : sources) {
                fired.add(RandomSlices.spikes(random, source.box().size()));
            }
            append(volley, mosaic, sources, fired, random);
            for (Slice target : program.slicesOf(RandomSlices.TARGET)) {
                Neurons neurons = parts.neurons(target);
                SliceSynapses synapses = parts.synapses(program.projections().get(0), target, neurons, new Scratch());
                Delivery expected = new Delivery(program, target);
                for (int i = 0; i < sources.size(); i++) {
                    expected.add(sources.get(i), fired.get(i));
                }
                volley.order(List.of());
                long synops = synapses.deliver(volley);
                assertThat(potentials(neurons)).isEqualTo(expected.potentials);
                assertThat(synops).isEqualTo(expected.synops);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldSayWhatEveryRouteHasCarried(Numbers numbers) {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < PROGRAMS; round++) {
            ChipProgram program = RandomSlices.program(random, numbers);
            CoreParts parts = new CoreParts(program, Kernels.best());
            List<Slice> sources = program.slicesOf(RandomSlices.SOURCE);
            Mosaic mosaic =
                    new Mosaic(program.populations().get(RandomSlices.SOURCE).shape(), sources);
            Volley volley = new Volley(List.of(mosaic), Kernels.best());
            for (Slice target : program.slicesOf(RandomSlices.TARGET)) {
                SliceSynapses synapses =
                        parts.synapses(program.projections().get(0), target, parts.neurons(target), new Scratch());
                List<SourceTally> tallies = new ArrayList<>();
                List<Delivery> expected = new ArrayList<>();
                for (Slice source : sources) {
                    boolean byNeuron = !synapses.isUniform() || random.nextBoolean();
                    tallies.add(new SourceTally(mosaic.place(source.id()), 1, source.box(), byNeuron));
                    expected.add(new Delivery(program, target));
                }
                for (int tick = 0; tick < 3; tick++) {
                    volley.begin(mosaic);
                    List<int[]> fired = new ArrayList<>();
                    for (int i = 0; i < sources.size(); i++) {
                        fired.add(
                                RandomSlices.spikes(random, sources.get(i).box().size()));
                        expected.get(i).add(sources.get(i), fired.get(i));
                    }
                    append(volley, mosaic, sources, fired, random);
                    volley.order(tallies);
                    volley.order(tallies);
                }
                for (int i = 0; i < sources.size(); i++) {
                    Carried carried =
                            synapses.carried(tallies.get(i), sources.get(i).box(), 0);
                    assertThat(carried).isEqualTo(new Carried(expected.get(i).reached, expected.get(i).synops));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldSayWhetherASliceIsReached(Numbers numbers) {
        SplittableRandom random = new SplittableRandom(13);
        for (int round = 0; round < PROGRAMS; round++) {
            ChipProgram program = RandomSlices.program(random, numbers);
            CoreParts parts = new CoreParts(program, Kernels.best());
            for (Slice target : program.slicesOf(RandomSlices.TARGET)) {
                SliceSynapses synapses =
                        parts.synapses(program.projections().get(0), target, parts.neurons(target), new Scratch());
                for (Slice source : program.slicesOf(RandomSlices.SOURCE)) {
                    Delivery all = new Delivery(program, target);
                    all.add(source, IntStream.range(0, source.box().size()).toArray());
                    assertThat(synapses.reachedFrom(source.box(), 0)).isEqualTo(all.synops > 0);
                }
            }
        }
    }

    /** Appends slice by slice, in any order and each in two pieces. */
    private static void append(
            Volley volley, Mosaic mosaic, List<Slice> sources, List<int[]> fired, SplittableRandom random) {
        int first = random.nextInt(sources.size());
        for (int k = 0; k < sources.size(); k++) {
            int i = (first + k) % sources.size();
            int[] spikes = fired.get(i);
            int cut = random.nextInt(spikes.length + 1);
            int place = mosaic.place(sources.get(i).id());
            volley.append(place, spikes, cut);
            volley.append(place, Arrays.copyOfRange(spikes, cut, spikes.length), spikes.length - cut);
        }
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
        long reached;
        private final NaiveConnection naive;
        private final Shape source;
        private final Box box;

        Delivery(ChipProgram program, Slice target) {
            naive = new NaiveConnection(program.projections().get(0).connection());
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
