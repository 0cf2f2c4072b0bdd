package org.spikeway.chip.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.Slice;

class NetworkMapTest {
    private static final Geometry MESH = new Geometry.Mesh(2, 8, 4, 4, 2);

    private static int core(int x, int y) {
        return 4 * (8 * y + x);
    }

    private static List<Link> links(NetworkMap map, MessageTree tree) {
        return Arrays.stream(tree.channels())
                .mapToObj(map.channels()::get)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void shouldShareTheWayToTargetsInOneRow() {
        NetworkMap map = new NetworkMap(MESH);
        MessageTree tree = map.tree(core(0, 0), core(2, 0), core(2, 1));
        assertThat(links(map, tree))
                .containsExactly(
                        new Link(0, 0, Link.Direction.EAST),
                        new Link(1, 0, Link.Direction.EAST),
                        new Link(2, 0, Link.Direction.SOUTH));
        assertThat(tree.parents()).containsExactly(-1, 0, 1, 1, 3);
    }

    @Test
    void shouldPassNoLinkWithinATile() {
        NetworkMap map = new NetworkMap(MESH);
        MessageTree tree = map.tree(core(3, 2), core(3, 2) + 1, core(3, 2) + 2);
        assertThat(links(map, tree)).isEmpty();
        assertThat(tree.size()).isEqualTo(2);
    }

    @Test
    void shouldEnterFromOutsideAtTheFirstTile() {
        NetworkMap map = new NetworkMap(MESH);
        assertThat(links(map, map.tree(Slice.HOST, core(1, 0)))).containsExactly(new Link(0, 0, Link.Direction.EAST));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldBeTheUnionOfTheSingleWays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DimensionOrder routing = new DimensionOrder(MESH);
        for (int round = 0; round < 100; round++) {
            NetworkMap map = new NetworkMap(MESH);
            int source = random.nextInt(2 * MESH.cores());
            TreeSet<Integer> targets = new TreeSet<>();
            for (int k = random.nextInt(1, 20); k > 0; k--) {
                targets.add(random.nextInt(2 * MESH.cores()));
            }
            MessageTree tree =
                    map.tree(source, targets.stream().mapToInt(t -> t).toArray());
            Set<Link> union = new HashSet<>();
            targets.forEach(target -> union.addAll(routing.route(source, target)));
            assertThat(links(map, tree)).doesNotHaveDuplicates().hasSameElementsAs(union);
            assertThat(tree.size()).isEqualTo(union.size() + targets.size());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Geometry.Topology.class, names = "UNLIMITED", mode = EnumSource.Mode.EXCLUDE)
    void shouldReachEveryTargetByAShortestWay(Geometry.Topology topology) {
        Geometry geometry = new Geometry.Mesh(topology, 1, 7, 6, 2, 1, 1, Geometry.Cast.MULTICAST);
        DimensionOrder routing = new DimensionOrder(geometry);
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 300; round++) {
            NetworkMap map = new NetworkMap(geometry);
            int source = random.nextInt(geometry.cores());
            int[] targets = random.ints(random.nextInt(1, 20), 0, geometry.cores())
                    .sorted()
                    .distinct()
                    .toArray();
            MessageTree tree = map.tree(source, targets);
            assertThat(links(map, tree)).doesNotHaveDuplicates();
            int reached = 0;
            for (int i = 0; i < tree.size(); i++) {
                if (map.channels().get(tree.channels()[i]) == null) {
                    int links = 0;
                    for (int at = tree.parents()[i]; at >= 0; at = tree.parents()[at]) {
                        links++;
                    }
                    assertThat(links)
                            .isEqualTo(routing.route(source, targets[reached++]).size());
                }
            }
            assertThat(reached).isEqualTo(targets.length);
        }
    }
}
