package org.spikeway.chip.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program must be before any core is loaded. */
class ChipProgramTest {
    private static final Shape SHAPE = new Shape(2, 2, 2);
    private static final Cells FIRES = new Cells.IntegrateAndFire(1, Cells.Reset.SOFT, 0, new double[0]);

    private final List<Population> populations = new ArrayList<>(List.of(
            population(0, SHAPE, new Cells.SpikeSource(false)),
            population(1, SHAPE, FIRES),
            population(2, SHAPE, new Cells.Integrator(new double[2]))));
    private final List<Projection> projections =
            new ArrayList<>(List.of(projection(0, 0, 1, 0), projection(1, 1, 2, 0)));
    private final List<Slice> slices = new ArrayList<>(List.of(
            new Slice(0, 0, Box.whole(SHAPE), Slice.HOST),
            new Slice(1, 1, new Box(0, 1, 0, 2, 0, 2), 4),
            new Slice(2, 1, new Box(1, 2, 0, 2, 0, 2), 9),
            new Slice(3, 2, Box.whole(SHAPE), 4)));

    @Test
    void shouldTellCoresSlicesAndDelays() {
        projections.add(projection(2, 2, 1, 3));
        ChipProgram program = program();
        assertThat(program.cores()).containsExactly(4, 9);
        assertThat(program.maximumDelay()).isEqualTo(3);
        assertThat(program.slicesOf(1)).extracting(Slice::id).containsExactly(1, 2);
        assertThat(program.projectionsInto(1)).extracting(Projection::id).containsExactly(0, 2);
        assertThat(program.population(slices.get(3)).isReadOut()).isTrue();
    }

    @Test
    void shouldRefusePopulationIdsThatAreNotPositions() {
        populations.set(1, population(2, SHAPE, FIRES));
        assertRefused("population ids must be positions");
    }

    @Test
    void shouldRefuseProjectionIdsThatAreNotPositions() {
        projections.set(1, projection(0, 1, 2, 0));
        assertRefused("projection ids must be positions");
    }

    @Test
    void shouldRefuseSliceIdsThatAreNotPositions() {
        slices.set(2, new Slice(1, 1, new Box(1, 2, 0, 2, 0, 2), 9));
        assertRefused("slice ids must be positions");
    }

    @Test
    void shouldRefuseProjectionsBetweenUnknownLayers() {
        projections.set(1, projection(1, 1, 3, 0));
        assertRefused("projection 1 leads from layer 1 to layer 3");
    }

    @Test
    void shouldRefuseAProjectionFromAnUnknownLayer() {
        projections.set(1, projection(1, -1, 2, 0));
        assertRefused("projection 1 leads from layer -1 to layer 2");
    }

    @Test
    void shouldRefuseSlicesOfUnknownLayers() {
        slices.add(new Slice(4, 3, Box.whole(SHAPE), 4));
        assertRefused("slice 4 is part of layer 3");
    }

    @Test
    void shouldRefuseSlicesOutOfTheOrderOfTheirLayers() {
        slices.set(1, new Slice(1, 2, Box.whole(SHAPE), 4));
        slices.set(3, new Slice(3, 1, new Box(0, 1, 0, 2, 0, 2), 4));
        assertRefused("slices must be in the order of their layers");
    }

    @Test
    void shouldRefuseABackwardProjectionWithoutDelay() {
        projections.add(projection(2, 2, 1, 0));
        assertRefused("a projection without delay must lead forward");
    }

    @Test
    void shouldRefuseASelfProjectionWithoutDelay() {
        projections.add(projection(2, 1, 1, 0));
        assertRefused("a projection without delay must lead forward");
    }

    @Test
    void shouldRefuseUncoveredNeurons() {
        slices.set(2, new Slice(2, 1, new Box(1, 2, 0, 2, 0, 1), 9));
        assertRefused("slices do not cover layer p1");
    }

    @Test
    void shouldRefuseOverlappingSlicesThatLeaveAGap() {
        slices.set(2, new Slice(2, 1, new Box(0, 1, 0, 2, 0, 2), 9));
        assertRefused("slices 1 and 2 of layer p1 overlap");
    }

    @Test
    void shouldRefuseASliceBeyondItsLayer() {
        slices.set(2, new Slice(2, 1, new Box(1, 3, 0, 2, 0, 2), 9));
        assertRefused("slice lies outside its layer");
    }

    @Test
    void shouldRefuseASourceInPieces() {
        slices.set(0, new Slice(0, 0, new Box(0, 1, 0, 2, 0, 2), Slice.HOST));
        slices.add(1, new Slice(1, 0, new Box(1, 2, 0, 2, 0, 2), Slice.HOST));
        for (int i = 2; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            slices.set(i, new Slice(i, slice.population(), slice.box(), slice.core()));
        }
        assertRefused("source p0 must be one slice");
    }

    @Test
    void shouldRefuseASecondSource() {
        populations.set(1, population(1, SHAPE, new Cells.CurrentSource()));
        slices.set(1, new Slice(1, 1, Box.whole(SHAPE), Slice.HOST));
        slices.set(2, new Slice(2, 2, Box.whole(SHAPE), 4));
        slices.remove(3);
        projections.set(0, projection(0, 0, 2, 0));
        assertRefused("only the first layer can be a source");
    }

    @Test
    void shouldRefuseAReadOutInTheMiddle() {
        populations.set(1, population(1, SHAPE, new Cells.Integrator(new double[0])));
        assertRefused("only the last layer can be the read-out, not p1");
    }

    @Test
    void shouldRefuseProjectionsThatEndInASource() {
        projections.add(projection(2, 1, 0, 1));
        assertRefused("projection 2 ends in source p0");
    }

    @Test
    void shouldRefuseProjectionsThatDoNotFitTheirLayers() {
        Axis two = Axis.kernel(2, 1, 1, 0, 2);
        Axis three = Axis.kernel(3, 1, 1, 0, 2);
        Axis toThree = Axis.kernel(2, 1, 1, 0, 3);
        for (Connection wrong : List.of(
                connection(three, two, 2, 2),
                connection(two, three, 2, 2),
                connection(toThree, two, 2, 2),
                connection(two, toThree, 2, 2),
                connection(two, two, 3, 2),
                connection(two, two, 2, 3))) {
            projections.set(1, new Projection(1, 1, 2, 0, wrong));
            assertRefused("projection 1 does not fit layers p1 (2×2×2) and p2 (2×2×2)");
        }
    }

    @Test
    void shouldRefuseABiasOfAnotherLength() {
        populations.set(2, population(2, SHAPE, new Cells.Integrator(new double[3])));
        assertRefused("layer p2 has 2 channels and 3 biases");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::program)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private ChipProgram program() {
        return new ChipProgram(Numbers.INTEGER, populations, projections, slices, 1 << 20, 1 << 20);
    }

    private static Population population(int id, Shape shape, Cells cells) {
        return new Population(id, "p" + id, shape, cells, 1);
    }

    private static Projection projection(int id, int source, int target, int delay) {
        Axis axis = Axis.kernel(2, 1, 1, 0, 2);
        return new Projection(id, source, target, delay, connection(axis, axis, 2, 2));
    }

    private static Connection connection(Axis rows, Axis columns, int from, int to) {
        return new Connection.SharedKernel(rows, columns, from, to, 1, new Weights.Bytes(new byte[from * to], 0));
    }
}
