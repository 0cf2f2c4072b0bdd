package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.chip.kernel.PlainKernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/** Integrate-and-fire neurons, the same in every number format. */
class NeuronsTest {
    private static final double[] NO_BIAS = {};
    private static final Shape SHAPE = new Shape(4, 1, 2);
    private static final Box UPPER_CHANNELS = new Box(2, 4, 0, 1, 0, 2);
    private static final int SIZE = UPPER_CHANNELS.size();

    private final int[] fired = new int[SIZE];

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldFireAtExactlyTheThreshold(Numbers numbers) {
        Neurons neurons = neurons(numbers, new Cells.IntegrateAndFire(8, Reset.SOFT, 0, NO_BIAS));
        neurons.setCurrent(new double[] {7, 8, 9, -8});
        assertThat(neurons.update(fired)).isEqualTo(2);
        assertThat(fired).startsWith(1, 2);
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldSubtractTheThresholdOnSoftReset(Numbers numbers) {
        Neurons neurons = neurons(numbers, new Cells.IntegrateAndFire(8, Reset.SOFT, 0, NO_BIAS));
        neurons.setCurrent(new double[] {7, 8, 29, -8});
        neurons.update(fired);
        assertThat(potentials(neurons)).containsExactly(7, 0, 21, -8);
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldForgetTheRestOnHardReset(Numbers numbers) {
        Neurons neurons = neurons(numbers, new Cells.IntegrateAndFire(8, Reset.HARD, 0, NO_BIAS));
        neurons.setCurrent(new double[] {7, 8, 29, -8});
        neurons.update(fired);
        assertThat(potentials(neurons)).containsExactly(7, 0, 0, -8);
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldFireAtMostOnceATick(Numbers numbers) {
        Neurons neurons = neurons(numbers, new Cells.IntegrateAndFire(8, Reset.SOFT, 0, NO_BIAS));
        neurons.setCurrent(new double[] {24, 0, 0, 0});
        assertThat(neurons.update(fired)).isEqualTo(1);
        neurons.setCurrent(new double[SIZE]);
        assertThat(neurons.update(fired)).isEqualTo(1);
        assertThat(neurons.update(fired)).isEqualTo(1);
        assertThat(neurons.update(fired)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldStartEverySampleAtTheInitialPotential(Numbers numbers) {
        Neurons neurons = neurons(numbers, new Cells.IntegrateAndFire(8, Reset.SOFT, 4, NO_BIAS));
        assertThat(potentials(neurons)).containsOnly(4);
        assertThat(neurons.isDriven()).isFalse();
        neurons.setCurrent(new double[] {1, 2, 3, 4});
        neurons.update(fired);
        assertThat(potentials(neurons)).containsExactly(5, 6, 7, 0);
        neurons.reset();
        assertThat(potentials(neurons)).containsOnly(4);
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldAddTheBiasOfTheSlicesOwnChannelsAtEveryTick(Numbers numbers) {
        Neurons neurons =
                neurons(numbers, new Cells.IntegrateAndFire(100, Reset.SOFT, 0, new double[] {50, 60, 3, -5}));
        assertThat(neurons.isDriven()).isTrue();
        neurons.update(fired);
        neurons.update(fired);
        assertThat(potentials(neurons)).containsExactly(6, -10, 6, -10);
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldAddCurrentAndBias(Numbers numbers) {
        Neurons neurons =
                neurons(numbers, new Cells.IntegrateAndFire(100, Reset.SOFT, 0, new double[] {50, 60, 3, -5}));
        neurons.setCurrent(new double[] {1, 2, 4, 8});
        neurons.update(fired);
        assertThat(potentials(neurons)).containsExactly(4, -3, 7, 3);
        neurons.setCurrent(new double[] {0, 0, 0, 1});
        neurons.update(fired);
        assertThat(potentials(neurons)).containsExactly(7, -8, 10, -1);
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldNeverFireWhereTheyOnlyIntegrate(Numbers numbers) {
        Neurons neurons = neurons(numbers, new Cells.Integrator(new double[] {0, 0, 400, -400}));
        for (int tick = 0; tick < 2; tick++) {
            assertThat(neurons.update(fired)).isZero();
        }
        assertThat(potentials(neurons)).containsExactly(800, -800, 800, -800);
    }

    @Test
    void shouldRefuseACurrentSource() {
        Slice slice = new Slice(0, 0, Box.whole(SHAPE), Slice.HOST);
        Population source = new Population(0, "pixels", SHAPE, new Cells.CurrentSource(), 1);
        ChipProgram program = new ChipProgram(Numbers.FLOAT, List.of(source), List.of(), List.of(slice), 1000, 500);
        assertThatThrownBy(() -> new CoreParts(program, new PlainKernels()).neurons(slice))
                .hasMessage("layer pixels has no neurons on the chip");
    }

    @Test
    void shouldCutAndCountPotentialsBeyondTheRangeOfTheChip() {
        Neurons neurons = neurons(Numbers.INTEGER, new Cells.IntegrateAndFire(2000, Reset.SOFT, 0, NO_BIAS));
        neurons.setCurrent(new double[] {400, -400, 300, -1});
        neurons.update(fired);
        neurons.update(fired);
        assertThat(saturations(neurons)).isZero();
        neurons.update(fired);
        assertThat(potentials(neurons)).containsExactly(1000, -1000, 900, -3);
        assertThat(saturations(neurons)).isEqualTo(2);
    }

    @Test
    void shouldFireBeforeAPotentialIsCut() {
        Neurons neurons = neurons(Numbers.INTEGER, new Cells.IntegrateAndFire(900, Reset.SOFT, 800, NO_BIAS));
        neurons.setCurrent(new double[] {500, 0, 0, 0});
        assertThat(neurons.update(fired)).isEqualTo(1);
        assertThat(potentials(neurons)).containsExactly(400, 800, 800, 800);
        assertThat(saturations(neurons)).isZero();
    }

    @Test
    void shouldRoundCurrentsToWholeNumbersAfterAddingTheBias() {
        Neurons neurons =
                neurons(Numbers.INTEGER, new Cells.IntegrateAndFire(900, Reset.SOFT, 0, new double[] {0, 0, 1, 1}));
        neurons.setCurrent(new double[] {1.5, 0.5, 0.4, -2.6});
        neurons.update(fired);
        assertThat(potentials(neurons)).containsExactly(2, 2, 1, -2);
    }

    @Test
    void shouldCutAndCountDrivesOnceASample() {
        Neurons neurons =
                neurons(Numbers.INTEGER, new Cells.IntegrateAndFire(900, Reset.SOFT, 0, new double[] {0, 0, 600, 0}));
        neurons.setCurrent(new double[] {-300, 501, 400, 0});
        neurons.reset();
        assertThat(saturations(neurons)).isEqualTo(2);
        neurons.update(fired);
        assertThat(potentials(neurons)).containsExactly(300, 500, 500, 0);
        neurons.setCurrent(new double[SIZE]);
        neurons.reset();
        assertThat(saturations(neurons)).isEqualTo(4);
    }

    @Test
    void shouldCountACutBiasInEverySample() {
        Neurons neurons =
                neurons(Numbers.INTEGER, new Cells.IntegrateAndFire(900, Reset.SOFT, 0, new double[] {0, 0, 600, 0}));
        neurons.reset();
        assertThat(saturations(neurons)).isEqualTo(2);
        neurons.reset();
        assertThat(saturations(neurons)).isEqualTo(4);
    }

    private static Neurons neurons(Numbers numbers, Cells cells) {
        Population population = new Population(0, "cells", SHAPE, cells, 1);
        Slice slice = new Slice(1, 0, UPPER_CHANNELS, 1);
        List<Slice> slices = List.of(new Slice(0, 0, new Box(0, 2, 0, 1, 0, 2), 0), slice);
        ChipProgram program = new ChipProgram(numbers, List.of(population), List.of(), slices, 1000, 500);
        return new CoreParts(program, new PlainKernels()).neurons(slice);
    }

    private static double[] potentials(Neurons neurons) {
        double[] potentials = new double[neurons.size()];
        Arrays.setAll(potentials, neurons::potential);
        return potentials;
    }

    private static long saturations(Neurons neurons) {
        return IntStream.range(0, neurons.size())
                .mapToLong(neurons::saturations)
                .sum();
    }
}
