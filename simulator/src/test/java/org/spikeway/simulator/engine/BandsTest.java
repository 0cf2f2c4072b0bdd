package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.activity.Activity;
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

/** Which slices are computed together, and that nobody can tell it from the counts. */
class BandsTest {
    private static final Shape SHAPE = new Shape(1, 6, 6);

    /** An input and a layer cut into four quarters, each on a core of its own. */
    private static ChipProgram quarters(Cells cells) {
        Axis axis = Axis.kernel(6, 3, 1, 1, 6);
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        Connection kernel = new Connection.SharedKernel(axis, axis, 1, 1, 1, new Weights.Doubles(ones));
        List<Slice> slices = new ArrayList<>();
        slices.add(new Slice(0, 0, Box.whole(SHAPE), Slice.HOST));
        for (int y = 0; y < 6; y += 3) {
            for (int x = 0; x < 6; x += 3) {
                slices.add(new Slice(slices.size(), 1, new Box(0, 1, y, y + 3, x, x + 3), slices.size()));
            }
        }
        return new ChipProgram(
                Numbers.DOUBLE,
                List.of(
                        new Population(0, "in", SHAPE, new Cells.SpikeSource(false), 1),
                        new Population(1, "out", SHAPE, cells, 1)),
                List.of(new Projection(0, 0, 1, 1, kernel)),
                slices,
                1 << 30,
                1 << 30);
    }

    private static Cells leaky() {
        double[] half = {0.5};
        double[] none = {0};
        return new Cells.Leaky(
                new Cells.Membrane(half, none, half, none), Optional.empty(), Optional.empty(), new double[0]);
    }

    /** One spike in the upper left corner at the first tick. */
    private static final class Corner implements Stimulus {
        @Override
        public void image(int sample, double[] chw) {
            throw new IllegalStateException("there is no image");
        }

        @Override
        public int spikes(int sample, int tick, int[] neurons) {
            neurons[0] = 0;
            return tick == 1 ? 1 : 0;
        }
    }

    private static Activity activity(ChipProgram program, Parallel parallel) {
        return new Engine(program, EngineOptions.workers(1).withParallel(parallel))
                .run(Corner::new, 3, new int[] {12}, List.of(), done -> {})
                .activity();
    }

    @Test
    void shouldJoinWholeRowsOfSlicesUpToTheSizeAskedFor() {
        ChipProgram program = quarters(new Cells.Integrator(new double[0]));
        assertThat(Bands.ofRows(program, 18).of(1))
                .extracting(band -> band.slices().size())
                .containsExactly(2, 2);
        assertThat(Bands.ofRows(program, 19).of(1))
                .extracting(band -> band.slices().size())
                .containsExactly(4);
        assertThat(Bands.ofSlices(program).of(1)).hasSize(4);
    }

    @Test
    void shouldLeaveNeuronsThatComeToRestSliceBySlice() {
        assertThat(Bands.ofRows(quarters(leaky()), 1000).of(1)).hasSize(4);
    }

    @Test
    void shouldCountAlikeWhateverIsComputedTogether() {
        for (Cells cells : List.of(leaky(), new Cells.Integrator(new double[0]), new Cells.Integrator(new double[1]))) {
            ChipProgram program = quarters(cells);
            Activity together = activity(program, Parallel.IMAGES);
            assertThat(together).isEqualTo(activity(program, Parallel.CORES));
            assertThat(together.synops()).isEqualTo(3 * 4);
        }
    }
}
