package org.spikeway.chip.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.Geometry.Topology;
import org.spikeway.chip.program.Slice;

class DimensionOrderTest {
    private static final int WIDE = 8;
    private static final int HIGH = 6;

    private static Geometry geometry(Topology topology) {
        return new Geometry.Mesh(topology, WIDE * HIGH, 1, 1, 2, WIDE, 48, Geometry.Cast.MULTICAST);
    }

    /** The oracle: breadth-first search over the neighbours of each tile. */
    private static int[] distances(Topology topology, int from) {
        int[] distances = new int[WIDE * HIGH];
        Arrays.fill(distances, -1);
        distances[from] = 0;
        Deque<Integer> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            int tile = next.remove();
            for (Link.Direction direction : Link.Direction.values()) {
                boolean diagonal = direction == Link.Direction.SOUTHEAST || direction == Link.Direction.NORTHWEST;
                Link link = new Link(tile % WIDE, tile / WIDE, direction);
                int x = Math.floorMod(link.toX(), WIDE);
                int y = Math.floorMod(link.toY(), HIGH);
                boolean around = x != link.toX() || y != link.toY();
                if ((diagonal && topology != Topology.HEXAGONAL_TORUS) || (around && !topology.wraps())) {
                    continue;
                }
                int neighbour = y * WIDE + x;
                if (distances[neighbour] < 0) {
                    distances[neighbour] = distances[tile] + 1;
                    next.add(neighbour);
                }
            }
        }
        return distances;
    }

    @ParameterizedTest
    @EnumSource(
            value = Topology.class,
            names = {"MESH", "TORUS", "HEXAGONAL_TORUS"})
    void shouldTakeAShortestWayToEveryTile(Topology topology) {
        DimensionOrder routing = new DimensionOrder(geometry(topology));
        for (int from = 0; from < WIDE * HIGH; from++) {
            int[] distances = distances(topology, from);
            for (int to = 0; to < WIDE * HIGH; to++) {
                List<Link> way = routing.route(2 * from, 2 * to + 1);
                assertThat(way).hasSize(distances[to]);
                int x = from % WIDE;
                int y = from / WIDE;
                for (Link link : way) {
                    assertThat(List.of(link.x(), link.y())).isEqualTo(List.of(x, y));
                    x = Math.floorMod(link.toX(), WIDE);
                    y = Math.floorMod(link.toY(), HIGH);
                }
                assertThat(y * WIDE + x).isEqualTo(to);
            }
        }
    }

    @Test
    void shouldEnterFromTheHostAtTheFirstTile() {
        DimensionOrder routing = new DimensionOrder(geometry(Topology.MESH));
        assertThat(routing.route(Slice.HOST, 2 * (WIDE + 2)))
                .containsExactly(
                        new Link(0, 0, Link.Direction.EAST),
                        new Link(1, 0, Link.Direction.EAST),
                        new Link(2, 0, Link.Direction.SOUTH));
    }

    @Test
    void shouldGoAlongTheDiagonalFirst() {
        DimensionOrder routing = new DimensionOrder(geometry(Topology.HEXAGONAL_TORUS));
        assertThat(routing.route(2, 2 * (WIDE + 3)))
                .containsExactly(new Link(1, 0, Link.Direction.SOUTHEAST), new Link(2, 1, Link.Direction.EAST));
    }
}
