package org.spikeway.mapping.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.Arithmetic.RealNumbers;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.RefusedException;
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
import org.spikeway.mapping.spinnaker.Router;

class RoutingEntriesTest {
    private static final long NONE = CoreLimits.UNLIMITED;

    /** A layer on tile (0, 0) sends to two slices, on tiles (3, 0) and (3, 2). */
    private static ChipProgram fork() {
        Cells fire = new Cells.IntegrateAndFire(1, Cells.Reset.HARD, 0, new double[0]);
        Axis one = Axis.kernel(1, 1, 1, 0, 1);
        Connection all = new Connection.SharedKernel(one, one, 1, 2, 1, new Weights.Floats(new float[] {1, 1}));
        return new ChipProgram(
                Numbers.FLOAT,
                List.of(
                        new Population(0, "a", Shape.vector(1), fire, 1),
                        new Population(1, "b", Shape.vector(2), fire, 1)),
                List.of(new Projection(0, 0, 1, 1, all)),
                List.of(
                        new Slice(0, 0, new Box(0, 1, 0, 1, 0, 1), 0),
                        new Slice(1, 1, new Box(0, 1, 0, 1, 0, 1), 3),
                        new Slice(2, 1, new Box(1, 2, 0, 1, 0, 1), 2 * 5 + 3)),
                1,
                1);
    }

    private static ChipModel chip(long entries) {
        CoreLimits limits = new CoreLimits(NONE, NONE, NONE, NONE, NONE, NONE, NONE, entries, 0, NONE);
        return Chips.chip(limits, new RealNumbers(Chips.TWO_FOR_SOFT, 1), new Geometry.Mesh(1, 5, 3, 1, 1));
    }

    /** One entry where the way begins, none where it passes straight, one where it ends and turns, one where it ends. */
    @Test
    void shouldNeedEntriesOnlyWhereAWayBeginsTurnsPartsOrEnds() {
        assertThat(new RoutingEntries(fork(), chip(1)).needs())
                .isEqualTo(Map.of(new Router(0, 0), 1, new Router(3, 0), 1, new Router(3, 2), 1));
    }

    /** Two slices on one tile send along one way: one entry on each router holds for both. */
    @Test
    void shouldCountCompressedEntriesWherePacketsAreCopied() {
        Cells fire = new Cells.IntegrateAndFire(1, Cells.Reset.HARD, 0, new double[0]);
        Axis one = Axis.kernel(1, 1, 1, 0, 1);
        Connection all = new Connection.SharedKernel(one, one, 2, 1, 1, new Weights.Floats(new float[] {1, 1}));
        ChipProgram program = new ChipProgram(
                Numbers.FLOAT,
                List.of(
                        new Population(0, "a", Shape.vector(2), fire, 1),
                        new Population(1, "b", Shape.vector(1), fire, 1)),
                List.of(new Projection(0, 0, 1, 1, all)),
                List.of(
                        new Slice(0, 0, new Box(0, 1, 0, 1, 0, 1), 0),
                        new Slice(1, 0, new Box(1, 2, 0, 1, 0, 1), 1),
                        new Slice(2, 1, new Box(0, 1, 0, 1, 0, 1), 2 * 2)),
                1,
                1);
        CoreLimits limits = new CoreLimits(NONE, NONE, NONE, NONE, NONE, NONE, NONE, 1, 0, NONE);
        Geometry copying = new Geometry.Mesh(Geometry.Topology.TORUS, 1, 5, 3, 2, 1, 1, Geometry.Cast.MULTICAST);
        RoutingEntries entries =
                new RoutingEntries(program, Chips.chip(limits, new RealNumbers(Chips.TWO_FOR_SOFT, 1), copying));
        assertThat(entries.needs()).isEqualTo(Map.of(new Router(0, 0), 2, new Router(2, 0), 2));
        entries.check();
    }

    @Test
    void shouldRefuseARouterWithoutEnoughEntries() {
        new RoutingEntries(fork(), chip(1)).check();
        ChipProgram program = fork();
        ChipProgram twice = new ChipProgram(
                Numbers.FLOAT,
                List.of(
                        program.populations().get(0),
                        program.populations().get(1),
                        new Population(
                                2,
                                "c",
                                Shape.vector(2),
                                program.populations().get(0).cells(),
                                1)),
                List.of(
                        program.projections().get(0),
                        new Projection(
                                1,
                                1,
                                2,
                                1,
                                new Connection.Shortcut(
                                        Axis.kernel(1, 1, 1, 0, 1),
                                        Axis.kernel(1, 1, 1, 0, 1),
                                        2,
                                        2,
                                        0,
                                        new Weights.Floats(new float[] {1, 1})))),
                List.of(
                        program.slices().get(0),
                        program.slices().get(1),
                        program.slices().get(2),
                        new Slice(3, 2, new Box(0, 2, 0, 1, 0, 1), 4)),
                1,
                1);
        assertThatThrownBy(() -> new RoutingEntries(twice, chip(1)).check())
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching(
                        "the router of tile \\(\\d, \\d\\) needs \\d routing entries, chip tiny has 1\\."
                                + " What would fit: a chip file with more core\\.neurons or core\\.routingEntries; or a smaller network\\.");
    }
}
