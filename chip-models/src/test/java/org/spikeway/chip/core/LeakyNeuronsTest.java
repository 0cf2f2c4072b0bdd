package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.chip.kernel.PlainKernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/** Leaky neurons against their equations, written out here once more. */
class LeakyNeuronsTest {
    private static final double[] NO_BIAS = {};
    private static final Shape SHAPE = new Shape(2, 2, 1);

    private final int[] fired = new int[SHAPE.size()];

    static Stream<Numbers> realNumbers() {
        return Stream.of(Numbers.FLOAT, Numbers.DOUBLE);
    }

    @ParameterizedTest
    @MethodSource("realNumbers")
    void shouldDecayTowardsRest(Numbers numbers) {
        Neurons neurons = neurons(numbers, leaky(0.04, 0, 0.04, Optional.empty()));
        add(neurons, numbers, 0, 1);
        neurons.update(fired);
        assertThat(neurons.potential(0)).isCloseTo(0.04, within(1e-8));
        neurons.update(fired);
        assertThat(neurons.potential(0)).isCloseTo(0.0384, within(1e-8));
        assertThat(neurons.potential(1)).isZero();
    }

    @ParameterizedTest
    @MethodSource("realNumbers")
    void shouldFireOnlyAboveTheThreshold(Numbers numbers) {
        Cells.Firing firing = new Cells.Firing(new double[] {1}, Reset.SOFT, new double[] {0});
        Neurons neurons = neurons(numbers, leaky(0, 0, 1, Optional.of(firing)));
        add(neurons, numbers, 0, 1);
        add(neurons, numbers, 1, 1.5);
        assertThat(neurons.update(fired)).isEqualTo(1);
        assertThat(fired[0]).isEqualTo(1);
        assertThat(neurons.potential(0)).isEqualTo(1);
        assertThat(neurons.potential(1)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @MethodSource("realNumbers")
    void shouldResetToTheGivenPotential(Numbers numbers) {
        Cells.Firing firing = new Cells.Firing(new double[] {1}, Reset.HARD, new double[] {-0.25});
        Neurons neurons = neurons(numbers, leaky(0, 0, 1, Optional.of(firing)));
        add(neurons, numbers, 2, 3);
        neurons.update(fired);
        assertThat(neurons.potential(2)).isEqualTo(-0.25);
    }

    @ParameterizedTest
    @MethodSource("realNumbers")
    void shouldFireAgainAndAgainWithoutReset(Numbers numbers) {
        Cells.Firing firing = new Cells.Firing(new double[] {1}, Reset.NONE, new double[] {0});
        Neurons neurons = neurons(numbers, leaky(0, 0, 1, Optional.of(firing)));
        add(neurons, numbers, 3, 2);
        for (int tick = 0; tick < 5; tick++) {
            assertThat(neurons.update(fired)).isEqualTo(1);
            assertThat(fired[0]).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("realNumbers")
    void shouldForgetInputAtOnceWhereTheLeakIsWhole(Numbers numbers) {
        Cells.Firing firing = new Cells.Firing(new double[] {1}, Reset.NONE, new double[] {0});
        Neurons neurons = neurons(numbers, leaky(1, 0, 1, Optional.of(firing)));
        add(neurons, numbers, 0, 0.75);
        assertThat(neurons.update(fired)).isZero();
        add(neurons, numbers, 0, 0.75);
        assertThat(neurons.update(fired)).isZero();
        assertThat(neurons.potential(0)).isEqualTo(0.75);
    }

    @ParameterizedTest
    @MethodSource("realNumbers")
    void shouldCostNothingAtRest(Numbers numbers) {
        Neurons neurons = neurons(numbers, leaky(0.25, -0.5, 1, Optional.empty()));
        neurons.update(fired);
        assertThat(neurons.isDriven()).as("it begins at rest").isFalse();
        add(neurons, numbers, 0, 1);
        neurons.update(fired);
        assertThat(neurons.isDriven()).isTrue();
        int ticks = 0;
        while (neurons.isDriven()) {
            neurons.update(fired);
            assertThat(++ticks).isLessThan(5000);
        }
        double rested = neurons.potential(0);
        neurons.update(fired);
        assertThat(neurons.potential(0)).isEqualTo(rested).isCloseTo(-0.5, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("realNumbers")
    void shouldBeginEverySampleAlike(Numbers numbers) {
        Cells.Synapse synapse = new Cells.Synapse(new double[] {0.1}, new double[] {1});
        Cells.Membrane membrane = new Cells.Membrane(one(0.1), one(0), one(1), new double[] {0, 1, 2, 3});
        Neurons neurons = neurons(numbers, new Cells.Leaky(membrane, Optional.of(synapse), Optional.empty(), NO_BIAS));
        assertThat(potentials(neurons)).containsExactly(0, 1, 2, 3);
        neurons.setCurrent(new double[] {5, 5, 5, 5});
        neurons.update(fired);
        neurons.setCurrent(new double[4]);
        neurons.reset();
        assertThat(potentials(neurons)).containsExactly(0, 1, 2, 3);
        neurons.update(fired);
        assertThat(neurons.potential(0)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Numbers.class,
            names = {"FLOAT", "DOUBLE"})
    void shouldFollowTheEquations(Numbers numbers) {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Cells.Leaky cells = random(random);
            Neurons neurons = neurons(numbers, cells);
            Equations equations = new Equations(cells, numbers == Numbers.FLOAT);
            for (int tick = 0; tick < 40; tick++) {
                double[] input = new double[SHAPE.size()];
                for (int n = 0; n < input.length; n++) {
                    if (random.nextInt(3) == 0) {
                        input[n] = (float) random.nextDouble(-1, 2);
                        add(neurons, numbers, n, input[n]);
                    }
                }
                int count = neurons.update(fired);
                assertThat(List.of(count, potentials(neurons)))
                        .as("seed %d tick %d", seed, tick)
                        .usingRecursiveComparison()
                        .isEqualTo(List.of(equations.tick(input), equations.v));
            }
        }
    }

    @Test
    void shouldReadParametersByThePlaceInThePopulation() {
        Cells.Membrane membrane = new Cells.Membrane(one(0), one(0), new double[] {1, 2, 3, 4}, one(0));
        Cells.Leaky cells = new Cells.Leaky(membrane, Optional.empty(), Optional.empty(), NO_BIAS);
        Box left = new Box(0, 1, 0, 2, 0, 1);
        Box right = new Box(1, 2, 0, 2, 0, 1);
        ChipProgram program = program(Numbers.DOUBLE, cells, List.of(left, right));
        Neurons neurons = new CoreParts(program, new PlainKernels())
                .neurons(program.slices().get(1));
        add(neurons, Numbers.DOUBLE, 0, 1);
        add(neurons, Numbers.DOUBLE, 1, 1);
        neurons.update(new int[2]);
        assertThat(neurons.potential(0)).isEqualTo(2);
        assertThat(neurons.potential(1)).isEqualTo(4);
    }

    @Test
    void shouldRefuseParametersThatFitNoNeuron() {
        Cells.Membrane membrane = new Cells.Membrane(one(0), one(0), new double[] {1, 2, 3}, one(0));
        Cells.Leaky cells = new Cells.Leaky(membrane, Optional.empty(), Optional.empty(), NO_BIAS);
        assertThatThrownBy(() -> neurons(Numbers.DOUBLE, cells))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a parameter of layer leaky");
    }

    /** The equations, one neuron after another; in single precision every step is rounded. */
    private static final class Equations {
        private final Cells.Leaky cells;
        private final boolean single;
        private final double[] current = new double[SHAPE.size()];
        final double[] v = new double[SHAPE.size()];

        Equations(Cells.Leaky cells, boolean single) {
            this.cells = cells;
            this.single = single;
            for (int n = 0; n < v.length; n++) {
                v[n] = at(cells.membrane().initial(), n);
            }
        }

        int tick(double[] input) {
            int spikes = 0;
            for (int n = 0; n < v.length; n++) {
                double bias = cells.bias().length == 0 ? 0 : cells.bias()[n % SHAPE.channels()];
                double u = rounded(input[n] + rounded(bias));
                if (cells.synapse().isPresent()) {
                    Cells.Synapse synapse = cells.synapse().get();
                    double added = rounded(at(synapse.gain(), n) * u);
                    double lost = rounded(at(synapse.decay(), n) * current[n]);
                    current[n] = rounded(current[n] + rounded(added - lost));
                    u = current[n];
                }
                Cells.Membrane membrane = cells.membrane();
                double pull = rounded(at(membrane.leak(), n) * rounded(at(membrane.rest(), n) - v[n]));
                v[n] = rounded(v[n] + rounded(rounded(at(membrane.gain(), n) * u) + pull));
                if (cells.firing().isPresent() && v[n] > at(cells.firing().get().threshold(), n)) {
                    spikes++;
                    Cells.Firing firing = cells.firing().get();
                    v[n] = firing.reset() == Reset.HARD
                            ? at(firing.resetTo(), n)
                            : rounded(v[n] - (firing.reset() == Reset.SOFT ? at(firing.threshold(), n) : 0));
                }
            }
            return spikes;
        }

        private double at(double[] values, int n) {
            return rounded(values[values.length == 1 ? 0 : n]);
        }

        private double rounded(double value) {
            return single ? (float) value : value;
        }
    }

    private static Cells.Leaky random(SplittableRandom random) {
        Optional<Cells.Synapse> synapse = random.nextBoolean()
                ? Optional.of(new Cells.Synapse(values(random, 0, 1), values(random, 0.1, 2)))
                : Optional.empty();
        Reset reset = Reset.values()[random.nextInt(3)];
        Optional<Cells.Firing> firing = random.nextInt(4) > 0
                ? Optional.of(new Cells.Firing(values(random, 0.2, 2), reset, values(random, -1, 0)))
                : Optional.empty();
        Cells.Membrane membrane = new Cells.Membrane(
                values(random, 0, 1), values(random, -1, 1), values(random, 0.1, 2), values(random, -1, 1));
        double[] bias = random.nextBoolean() ? new double[] {random.nextDouble(-0.1, 0.1), 0.05} : NO_BIAS;
        return new Cells.Leaky(membrane, synapse, firing, bias);
    }

    private static double[] values(SplittableRandom random, double from, double to) {
        double[] values = new double[random.nextBoolean() ? 1 : SHAPE.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble(from, to);
        }
        return values;
    }

    private static Cells.Leaky leaky(double leak, double rest, double gain, Optional<Cells.Firing> firing) {
        Cells.Membrane membrane = new Cells.Membrane(one(leak), one(rest), one(gain), one(rest));
        return new Cells.Leaky(membrane, Optional.empty(), firing, NO_BIAS);
    }

    private static double[] one(double value) {
        return new double[] {value};
    }

    private static Neurons neurons(Numbers numbers, Cells cells) {
        ChipProgram program = program(numbers, cells, List.of(Box.whole(SHAPE)));
        return new CoreParts(program, new PlainKernels())
                .neurons(program.slices().get(0));
    }

    private static ChipProgram program(Numbers numbers, Cells cells, List<Box> boxes) {
        Population population = new Population(0, "leaky", SHAPE, cells, 1);
        List<Slice> slices = new java.util.ArrayList<>();
        for (Box box : boxes) {
            slices.add(new Slice(slices.size(), 0, box, slices.size()));
        }
        return new ChipProgram(numbers, List.of(population), List.of(), slices, 1 << 30, 1 << 30);
    }

    private static void add(Neurons neurons, Numbers numbers, int neuron, double value) {
        WeightRows weight = WeightRows.singles(new double[] {value}, numbers);
        neurons.deposits().singles(weight).add(neuron, new int[] {0}, 0, 1, 0);
    }

    private static double[] potentials(Neurons neurons) {
        double[] potentials = new double[neurons.size()];
        for (int i = 0; i < potentials.length; i++) {
            potentials[i] = neurons.potential(i);
        }
        return potentials;
    }
}
