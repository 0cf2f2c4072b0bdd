package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.chip.Arithmetic.IntegerNumbers;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.program.Weights;

/** On every chip of the catalogue, the order in which the spikes of a tick arrive changes nothing. */
class CatalogueOrderTest {
    private static final Shape SHAPE = new Shape(6, 4, 4);
    private static final int TICKS = 25;

    static List<String> names() {
        return new ChipCatalogue().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldNotDependOnTheOrderOfEvents(String name) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        ChipProgram program = program(new ChipCatalogue().open(name), random);
        Slice source = program.slices().get(0);
        Slice target = program.slices().get(1);
        CoreParts parts = new CoreParts(program, Kernels.best());
        Neurons together = parts.neurons(target);
        Neurons apart = parts.neurons(target);
        SliceSynapses one = parts.synapses(program.projections().get(0), target, together, new Scratch());
        SliceSynapses other = parts.synapses(program.projections().get(0), target, apart, new Scratch());
        Mosaic mosaic = new Mosaic(SHAPE, List.of(source));
        Volley volley = new Volley(List.of(mosaic), Kernels.best());
        long synops = 0;
        long synopsApart = 0;
        int[] fired = new int[target.box().size()];
        int[] firedApart = new int[fired.length];
        int total = 0;
        for (int tick = 0; tick < TICKS; tick++) {
            int[] spikes = IntStream.range(0, SHAPE.size())
                    .filter(i -> random.nextInt(3) == 0)
                    .toArray();
            synops += deliver(spikes, one, volley, mosaic);
            for (int spike : shuffled(spikes, random)) {
                synopsApart += deliver(new int[] {spike}, other, volley, mosaic);
            }
            int count = together.update(fired);
            assertThat(apart.update(firedApart)).isEqualTo(count);
            assertThat(Arrays.copyOf(firedApart, count)).isEqualTo(Arrays.copyOf(fired, count));
            for (int i = 0; i < fired.length; i++) {
                assertThat(apart.potential(i)).isEqualTo(together.potential(i));
            }
            total += count;
        }
        assertThat(total).isPositive();
        assertThat(synopsApart).isEqualTo(synops);
        for (int i = 0; i < fired.length; i++) {
            assertThat(apart.saturations(i)).isEqualTo(together.saturations(i));
        }
    }

    private static long deliver(int[] spikes, SliceSynapses synapses, Volley volley, Mosaic mosaic) {
        volley.begin(mosaic);
        volley.append(0, spikes, spikes.length);
        volley.order(List.of());
        return synapses.deliver(volley);
    }

    /** A 3×3 kernel with the largest whole weights that the chip stores. */
    private static ChipProgram program(ChipModel chip, SplittableRandom random) {
        boolean integer = chip.arithmetic() instanceof IntegerNumbers;
        int largest = chip.arithmetic() instanceof IntegerNumbers numbers
                ? numbers.weight().maxMantissa()
                : 127;
        int limit = chip.arithmetic() instanceof IntegerNumbers numbers
                ? Math.min(1 << 30, numbers.maxPotential())
                : 1 << 30;
        double[] weights = random.doubles(SHAPE.channels() * 9L * SHAPE.channels(), -largest, largest)
                .map(Math::rint)
                .toArray();
        Axis axis = Axis.kernel(4, 3, 1, 1, 4);
        Connection kernel = new Connection.SharedKernel(
                axis, axis, SHAPE.channels(), SHAPE.channels(), 1, new Weights.Doubles(weights));
        Cells fire = new Cells.IntegrateAndFire(2.0 * largest, Cells.Reset.SOFT, 0, new double[0]);
        return new ChipProgram(
                integer ? Numbers.INTEGER : Numbers.FLOAT,
                List.of(new Population(0, "a", SHAPE, fire, 1), new Population(1, "b", SHAPE, fire, 1)),
                List.of(new Projection(0, 0, 1, 1, kernel)),
                List.of(new Slice(0, 0, Box.whole(SHAPE), 0), new Slice(1, 1, Box.whole(SHAPE), 1)),
                limit,
                limit);
    }

    private static int[] shuffled(int[] values, SplittableRandom random) {
        int[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = kept;
        }
        return shuffled;
    }
}
