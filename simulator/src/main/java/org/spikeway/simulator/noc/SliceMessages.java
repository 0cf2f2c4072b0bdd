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

    /** @param groupOf the group of each neuron, as in the destinations */
    SliceMessages(
            Destinations destinations, int[] groupOf, Slice source, boolean multicast, NetworkMap map, int firstTrain) {
        this.firstTrain = firstTrain;
        int[] cores = destinations.allCores();
        this.groupOf = groupOf;
        int groups = multicast ? 1 : destinations.groups();
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

    /** The group of each neuron; empty where they form one. */
    int[] groups() {
        return treeStarts.length == 2 ? new int[0] : groupOf;
    }

    /**
     * Writes the length of the train for each tree, from the first train on.
     *
     * @param spikes by group, from {@code first} on
     */
    void fillTrains(int[] spikes, int first, int total, int[] trains) {
        int behindLast = behindLastTrain();
        if (treeStarts.length == 2 || total == 0) {
            Arrays.fill(trains, firstTrain, behindLast, total);
            return;
        }
        Arrays.fill(trains, firstTrain, behindLast, 0);
        for (int g = 0; g < treeStarts.length - 1; g++) {
            for (int i = treeStarts[g]; i < treeStarts[g + 1]; i++) {
                trains[firstTrain + treeList[i]] += spikes[first + g];
            }
        }
    }
}
