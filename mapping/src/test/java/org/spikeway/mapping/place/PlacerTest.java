package org.spikeway.mapping.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.Geometry.Cast;
import org.spikeway.chip.Geometry.Topology;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.mapping.place.PartFlows.PartFlow;

/** Placers beside exhaustive search, and the price of a move beside the price of all packets. */
class PlacerTest {
    private static final double BETWEEN_CHIPS = 3;

    private static PartFlows flows(SplittableRandom random, int parts, Cast cast) {
        List<PartFlow> flows = new ArrayList<>();
        for (int part = Layout.OUTSIDE; part < parts; part++) {
            int source = part;
            int[] targets = IntStream.range(0, parts)
                    .filter(target -> target != source && random.nextInt(3) == 0)
                    .toArray();
            if (cast == Cast.MULTICAST) {
                flows.add(new PartFlow(source, targets, random.nextInt(100)));
            } else {
                for (int target : targets) {
                    flows.add(new PartFlow(source, new int[] {target}, random.nextInt(100)));
                }
            }
        }
        return new PartFlows(flows);
    }

    private static Layout layout(SplittableRandom random, Topology topology, Cast cast, int most) {
        Geometry geometry = new Geometry.Mesh(topology, 2, most / 4, 2, 1, 2, 2, cast);
        int parts = most - random.nextInt(3);
        PartFlows flows = flows(random, parts, cast);
        return cast == Cast.UNICAST
                ? new PacketLayout(geometry, BETWEEN_CHIPS, parts, most, flows)
                : new TreeLayout(geometry, BETWEEN_CHIPS, parts, most, flows);
    }

    private static Cast cast(int seed) {
        return seed % 2 == 0 ? Cast.UNICAST : Cast.MULTICAST;
    }

    private static Topology topology(int seed) {
        return seed % 4 < 2 ? Topology.MESH : Topology.HEXAGONAL_TORUS;
    }

    /** The lowest price of all orders of the slots from one on. */
    private static double lowest(Layout layout, int from) {
        if (from == layout.slots()) {
            return layout.price();
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int slot = from; slot < layout.slots(); slot++) {
            layout.exchange(from, slot);
            lowest = Math.min(lowest, lowest(layout, from + 1));
            layout.exchange(from, slot);
        }
        return lowest;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void shouldComeNearTheOptimumOfSmallCases(int seed) {
        for (Placer placer : List.of(Placers.named("anneal"), Placers.named("multilevel"))) {
            Layout layout = layout(new SplittableRandom(seed), topology(seed), cast(seed), 8);
            double optimum = lowest(layout, 0);
            placer.place(layout, Effort.seeded(seed));
            assertThat(layout.price()).isLessThanOrEqualTo(1.05 * optimum);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void shouldPriceAnExchangeAsTheDifferenceOfAllPackets(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Layout layout = layout(random, topology(seed), cast(seed), 32);
        for (int i = 0; i < 100; i++) {
            int a = random.nextInt(layout.slots());
            int b = random.nextInt(layout.slots());
            double before = layout.price();
            double change = layout.change(a, b);
            layout.exchange(a, b);
            assertThat(layout.price() - before).isCloseTo(change, within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void shouldPriceAWayByItsLinks(int seed) {
        Layout layout = layout(new SplittableRandom(seed), topology(seed), Cast.UNICAST, 32);
        DimensionOrder routing = new DimensionOrder(layout.geometry);
        for (int from = 0; from < layout.slots(); from++) {
            for (int to = 0; to < layout.slots(); to++) {
                double expected = routing.route(from, to).stream()
                        .mapToDouble(link -> link.isBetweenChips(layout.geometry) ? BETWEEN_CHIPS : 1)
                        .sum();
                assertThat(layout.ways.price(layout.tileOf[from], layout.tileOf[to]))
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldPutEveryPartOnASlotOfItsOwnAndDoTheSameAgain(int seed) {
        for (Placer placer : Placers.all()) {
            Layout layout = layout(new SplittableRandom(seed), topology(seed), cast(seed), 32);
            Layout again = layout(new SplittableRandom(seed), topology(seed), cast(seed), 32);
            placer.place(layout, Effort.seeded(5));
            placer.place(again, Effort.seeded(5));
            assertThat(layout.slotOf).isEqualTo(again.slotOf).doesNotHaveDuplicates();
            assertThat(IntStream.of(layout.slotOf)).allMatch(slot -> slot >= 0 && slot < layout.slots());
        }
    }

    @Test
    void shouldKeepWhatItBeganWithWhereThereIsNoTime() {
        for (Placer placer : List.of(Placers.named("anneal"), Placers.named("multilevel"))) {
            Layout layout = layout(new SplittableRandom(1), Topology.MESH, Cast.UNICAST, 32);
            double before = layout.price();
            placer.place(layout, new Effort(1, 1e-9));
            assertThat(layout.price()).isLessThanOrEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 32})
    void shouldStepFromTileToNeighbourAlongTheCurve(int side) {
        List<int[]> tiles = IntStream.range(0, side * side)
                .mapToObj(i -> new int[] {i % side, i / side})
                .sorted(Comparator.comparingLong(tile -> CurvePlacer.along(side, tile[0], tile[1])))
                .toList();
        for (int i = 1; i < tiles.size(); i++) {
            int steps =
                    Math.abs(tiles.get(i)[0] - tiles.get(i - 1)[0]) + Math.abs(tiles.get(i)[1] - tiles.get(i - 1)[1]);
            assertThat(steps).isOne();
        }
    }

    @Test
    void shouldRefuseAnUnknownPlacer() {
        assertThatThrownBy(() -> Placers.named("best"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("--placer 'best' is unknown. Use sequential, curve, greedy, anneal, multilevel.");
    }
}
