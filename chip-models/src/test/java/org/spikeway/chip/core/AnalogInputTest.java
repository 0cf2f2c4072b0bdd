package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.NaiveConnection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/** The current of an image against the sum over the connection's definition. */
class AnalogInputTest {
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void shouldDriveEverySliceLikeTheWholeLayer(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            ChipProgram program = RandomSlices.program(random, Numbers.DOUBLE);
            Connection connection = program.projections().get(0).connection();
            Shape source = program.populations().get(RandomSlices.SOURCE).shape();
            Shape target = program.populations().get(RandomSlices.TARGET).shape();
            double[] image = new double[source.size()];
            for (int i = 0; i < image.length; i++) {
                image[i] = 0.125 * Math.max(-4, random.nextInt(-12, 12));
            }
            double[] expected = current(connection, source, target, image);
            for (Slice slice : program.slicesOf(RandomSlices.TARGET)) {
                double[] current = new double[slice.box().size()];
                new AnalogInput(connection, source, slice.box()).add(image, current);
                for (int i = 0; i < current.length; i++) {
                    assertThat(current[i]).isEqualTo(expected[slice.box().populationIndex(i, target)]);
                }
            }
        }
    }

    /** Image values and weights are small multiples of a power of two, so every order of adding gives the same sum. */
    private static double[] current(Connection connection, Shape source, Shape target, double[] image) {
        double[] current = new double[target.size()];
        NaiveConnection naive = new NaiveConnection(connection);
        int at = 0;
        for (int c = 0; c < source.channels(); c++) {
            for (int y = 0; y < source.height(); y++) {
                for (int x = 0; x < source.width(); x++) {
                    double value = image[at++];
                    naive.visit(c, y, x, (tc, ty, tx, synapses, weight) -> {
                        current[target.index(tc, ty, tx)] += value * weight;
                    });
                }
            }
        }
        return current;
    }

    @ParameterizedTest
    @ValueSource(longs = 34)
    void shouldAddToTheCurrentAlreadyThere(long seed) {
        ChipProgram program = RandomSlices.program(new SplittableRandom(seed), Numbers.DOUBLE);
        Connection connection = program.projections().get(0).connection();
        Shape source = program.populations().get(RandomSlices.SOURCE).shape();
        Box box = Box.whole(program.populations().get(RandomSlices.TARGET).shape());
        double[] image = new double[source.size()];
        Arrays.fill(image, 1);
        AnalogInput input = new AnalogInput(connection, source, box);
        double[] once = new double[box.size()];
        double[] twice = new double[box.size()];
        input.add(image, once);
        input.add(image, twice);
        input.add(image, twice);
        assertThat(Arrays.stream(once)).anyMatch(value -> value != 0);
        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).isEqualTo(2 * once[i]);
        }
    }
}
