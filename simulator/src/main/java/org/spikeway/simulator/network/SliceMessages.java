package org.spikeway.simulator.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.MessageTree;
import org.spikeway.chip.route.NetworkMap;

/**
 * The messages of one slice: counted by group of neurons as they fire, and sent train by train when the tick is over.
 *
 * <p>With multicast, routes are by source core, so every spike of a slice takes the whole tree of the slice. Otherwise each
 * spike is one message to each core that it reaches.
 */
final class SliceMessages {
    private final int[] groupOf;
    private final int groups;
    private final MessageTree[] trees;
    private final long[] latencies;
    /** The trees that a spike of each group takes. */
    private final int[][] treesOf;
    /** {@code [slot][group]}: spikes of a tick. */
    private final int[][] spikes;

    private final int[] trains;

    SliceMessages(Destinations destinations, Slice source, boolean multicast, NetworkMap map, int slots) {
        int[] cores = destinations.allCores();
        groupOf = destinations.groupOf();
        groups = multicast ? 1 : destinations.groups();
        treesOf = new int[groups][];
        if (multicast) {
            trees = cores.length == 0 ? new MessageTree[0] : new MessageTree[] {map.tree(source.core(), cores)};
            treesOf[0] = IntStream.range(0, trees.length).toArray();
        } else {
            trees = Arrays.stream(cores)
                    .mapToObj(core -> map.tree(source.core(), core))
                    .toArray(MessageTree[]::new);
            for (int g = 0; g < groups; g++) {
                treesOf[g] = Arrays.stream(destinations.cores(g))
                        .map(core -> Arrays.binarySearch(cores, core))
                        .toArray();
            }
        }
        latencies = new long[trees.length];
        spikes = new int[slots][groups];
        trains = new int[trees.length];
    }

    int trees() {
        return trees.length;
    }

    MessageTree tree(int tree) {
        return trees[tree];
    }

    void setLatency(int tree, long picos) {
        latencies[tree] = picos;
    }

    long latency(int tree) {
        return latencies[tree];
    }

    void count(int slot, int[] fired, int count) {
        int[] counts = spikes[slot];
        if (groups == 1) {
            counts[0] += count;
            return;
        }
        for (int k = 0; k < count; k++) {
            counts[groupOf[fired[k]]]++;
        }
    }

    /** Turns the spikes of a tick into messages for each tree and forgets them; valid until the next call. */
    int[] takeTrains(int slot) {
        int[] counts = spikes[slot];
        Arrays.fill(trains, 0);
        for (int g = 0; g < groups; g++) {
            if (counts[g] > 0) {
                for (int tree : treesOf[g]) {
                    trains[tree] += counts[g];
                }
                counts[g] = 0;
            }
        }
        return trains;
    }
}
