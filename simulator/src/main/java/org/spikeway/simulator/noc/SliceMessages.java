package org.spikeway.simulator.noc;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.MessageTree;
import org.spikeway.chip.route.NetworkMap;

/**
 * The messages of one slice: what it fires at a tick, turned into trains of messages, one for each tree.
 *
 * <p>With multicast, routes are by source core, so every spike of a slice takes the whole tree of the slice. Otherwise each
 * spike is one message to each core that it reaches, and neurons that reach the same cores are a group.
 */
final class SliceMessages {
    private final int[] groupOf;
    private final MessageTree[] trees;
    /** Where the trains of this slice begin among those of all slices. */
    private final int firstTrain;
    /** The trees that a spike of group g takes: in {@link #treeList} those from {@code treeStarts[g]} on. */
    private final int[] treeStarts;

    private final int[] treeList;
    private final int groups;

    /** @param groupOf the group of each neuron, as in the destinations */
    SliceMessages(
            Destinations destinations, int[] groupOf, Slice source, boolean multicast, NetworkMap map, int firstTrain) {
        this.firstTrain = firstTrain;
        int[] cores = destinations.allCores();
        this.groupOf = groupOf;
        groups = multicast ? 1 : destinations.groups();
        treeStarts = new int[groups + 1];
        if (multicast) {
            trees = cores.length == 0 ? new MessageTree[0] : new MessageTree[] {map.tree(source.core(), cores)};
            treeList = IntStream.range(0, trees.length).toArray();
            treeStarts[1] = trees.length;
        } else {
            trees = Arrays.stream(cores)
                    .mapToObj(core -> map.tree(source.core(), core))
                    .toArray(MessageTree[]::new);
            IntStream.Builder list = IntStream.builder();
            for (int g = 0; g < groups; g++) {
                int[] reached = destinations.cores(g);
                Arrays.stream(reached)
                        .map(core -> Arrays.binarySearch(cores, core))
                        .forEach(list);
                treeStarts[g + 1] = treeStarts[g] + reached.length;
            }
            treeList = list.build().toArray();
        }
    }

    /** The trees of this slice, in the order of its trains. */
    List<MessageTree> trees() {
        return List.of(trees);
    }

    /** The place of the train of the first tree. */
    int firstTrain() {
        return firstTrain;
    }

    /** The place behind the train of the last tree. */
    int behindLastTrain() {
        return firstTrain + trees.length;
    }

    /** Counters that {@link #fillTrains} needs: two a group. */
    int countersOfGroups() {
        return 2 * groups;
    }

    /**
     * Writes the length of the train for each tree, from the first train on.
     *
     * @param counters overwritten
     */
    void fillTrains(int[] fired, int count, int[] counters, int[] trains) {
        if (groups == 1) {
            Arrays.fill(trains, firstTrain, firstTrain + treeList.length, count);
            return;
        }
        Arrays.fill(trains, firstTrain, firstTrain + trees.length, 0);
        if (count > 0) {
            countByGroup(fired, count, counters);
            for (int g = 0; g < groups; g++) {
                int spikes = counters[2 * g] + counters[2 * g + 1];
                for (int i = treeStarts[g]; i < treeStarts[g + 1]; i++) {
                    trains[firstTrain + treeList[i]] += spikes;
                }
            }
        }
    }

    /** Neighbours in the list are mostly of one group, so they count in turn on two counters: neither waits for the other. */
    private void countByGroup(int[] fired, int count, int[] counters) {
        Arrays.fill(counters, 0);
        int k = 0;
        for (; k < count - 1; k += 2) {
            counters[2 * groupOf[fired[k]]]++;
            counters[2 * groupOf[fired[k + 1]] + 1]++;
        }
        if (k < count) {
            counters[2 * groupOf[fired[k]]]++;
        }
    }
}
