package org.spikeway.chip.route;

import java.util.Arrays;
import java.util.List;

/** Many message trees, numbered, with their channels end to end: trees used in turn are read from memory in a row. */
public final class MessageTrees {
    private final MessageTree[] trees;
    private final boolean[] chains;
    /** Tree i has the channels from {@code starts[i]} to {@code starts[i + 1]}. */
    private final int[] starts;

    private final int[] channels;

    public MessageTrees(List<MessageTree> list) {
        trees = list.toArray(MessageTree[]::new);
        chains = new boolean[trees.length];
        starts = new int[trees.length + 1];
        for (int i = 0; i < trees.length; i++) {
            chains[i] = trees[i].isChain();
            starts[i + 1] = starts[i] + trees[i].size();
        }
        channels = list.stream()
                .flatMapToInt(tree -> Arrays.stream(tree.channels()))
                .toArray();
    }

    public int size() {
        return trees.length;
    }

    public MessageTree tree(int number) {
        return trees[number];
    }

    boolean isChain(int number) {
        return chains[number];
    }

    int start(int number) {
        return starts[number];
    }

    int[] channels() {
        return channels;
    }
}
