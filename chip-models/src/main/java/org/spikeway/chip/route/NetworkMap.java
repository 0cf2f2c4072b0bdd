package org.spikeway.chip.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.Slice;

/**
 * Numbers everything that messages queue for, as ways come up that use it: the links between tiles, and the port through
 * which a core takes its messages.
 *
 * <p>Example: a message from a core of tile (0, 0) to one core of tile (2, 0) and one of tile (2, 1), as a tree: two links
 * east, the first port behind them, one link south, the second port behind it; five channels. As two messages it would
 * pass three and four.
 */
public final class NetworkMap {
    private final Geometry geometry;
    private final DimensionOrder routing;
    private final Map<Link, Integer> links = new HashMap<>();
    private final Map<Integer, Integer> ports = new HashMap<>();
    /** By channel; null for ports. */
    private final List<@Nullable Link> channels = new ArrayList<>();

    public NetworkMap(Geometry geometry) {
        this.geometry = geometry;
        routing = new DimensionOrder(geometry);
    }

    /**
     * The tree of a message from one core to several, each way in dimension order.
     *
     * @param source a core, or {@link Slice#HOST}
     */
    public MessageTree tree(int source, int... targets) {
        IntGrowth tree = new IntGrowth();
        Map<List<Integer>, Integer> reached = new HashMap<>();
        reached.put(tile(source), -1);
        for (int target : targets) {
            List<Link> route = routing.route(source, target);
            int at = -1;
            for (int i = 0; i < route.size(); i++) {
                List<Integer> next = i + 1 < route.size()
                        ? List.of(route.get(i + 1).x(), route.get(i + 1).y())
                        : tile(target);
                Integer known = reached.get(next);
                if (known == null) {
                    known = tree.add(number(route.get(i)), at);
                    reached.put(next, known);
                }
                at = known;
            }
            tree.add(port(target), at);
        }
        return tree.toTree();
    }

    private List<Integer> tile(int core) {
        return core == Slice.HOST ? List.of(0, 0) : List.of(geometry.tileX(core), geometry.tileY(core));
    }

    private int number(Link link) {
        return links.computeIfAbsent(link, added -> {
            channels.add(added);
            return channels.size() - 1;
        });
    }

    private int port(int core) {
        return ports.computeIfAbsent(core, added -> {
            channels.add(null);
            return channels.size() - 1;
        });
    }

    /** The channels so far: links, and null for ports. */
    public List<@Nullable Link> channels() {
        return Collections.unmodifiableList(channels);
    }

    /** A tree as it grows. */
    private static final class IntGrowth {
        private final List<Integer> channels = new ArrayList<>();
        private final List<Integer> parents = new ArrayList<>();

        int add(int channel, int parent) {
            channels.add(channel);
            parents.add(parent);
            return channels.size() - 1;
        }

        MessageTree toTree() {
            return new MessageTree(
                    channels.stream().mapToInt(Integer::intValue).toArray(),
                    parents.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
