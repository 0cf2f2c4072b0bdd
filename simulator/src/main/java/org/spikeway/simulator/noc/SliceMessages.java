package org.spikeway.simulator.noc;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
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
    private final int groups;
    private final MessageTree[] trees;
    /** Where the trains of this slice begin among those of all slices. */
    private final int firstTrain;
    /** The groups whose spikes take tree k: in {@link #groupList} those from {@code groupStarts[k]} on. */
    private final int[] groupStarts;

    private final int[] groupList;

    /** @param shared gives for equal tables the same one: slices that lie alike have tables alike */
    SliceMessages(
            Destinations destinations,
            Slice source,
            boolean multicast,
            NetworkMap map,
            int firstTrain,
            UnaryOperator<int[]> shared) {
        this.firstTrain = firstTrain;
        int[] cores = destinations.allCores();
        groups = multicast ? 1 : destinations.groups();
        groupOf = groups == 1 ? new int[0] : shared.apply(destinations.groupOf());
        trees = multicast
                ? IntStream.range(0, Math.min(1, cores.length))
                        .mapToObj(only -> map.tree(source.core(), cores))
                        .toArray(MessageTree[]::new)
                : Arrays.stream(cores)
                        .mapToObj(core -> map.tree(source.core(), core))
                        .toArray(MessageTree[]::new);
        int[] starts = new int[trees.length + 1];
        IntStream.Builder list = IntStream.builder();
        for (int k = 0; k < trees.length; k++) {
            int core = cores[k];
            int[] taking = IntStream.range(0, groups)
                    .filter(group -> multicast || Arrays.binarySearch(destinations.cores(group), core) >= 0)
                    .toArray();
            Arrays.stream(taking).forEach(list);
            starts[k + 1] = starts[k] + taking.length;
        }
        groupStarts = shared.apply(starts);
        groupList = shared.apply(list.build().toArray());
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
        return groupOf;
    }

    /**
     * Writes the length of the train for each tree, from the first train on.
     *
     * @param spikes by group, from {@code first} on
     */
    void fillTrains(int[] spikes, int first, int total, int[] trains) {
        int behindLast = behindLastTrain();
        if (groups == 1 || total == 0) {
            Arrays.fill(trains, firstTrain, behindLast, total);
            return;
        }
        int i = 0;
        for (int k = 1; k < groupStarts.length; k++) {
            int length = 0;
            for (; i < groupStarts[k]; i++) {
                length += spikes[first + groupList[i]];
            }
            trains[firstTrain + k - 1] = length;
        }
    }
}
