package org.spikeway.chip.route;

/**
 * The channels that a message passes on its way to all of its targets. Where ways part the message is copied, so a channel
 * that several ways share is passed once.
 */
public final class MessageTree {
    private final int[] channels;
    private final int[] parents;
    private final boolean isChain;

    /**
     * @param channels numbers of a {@link NetworkMap}, each behind the one it follows
     * @param parents for each channel the place in this list of the channel before it, −1 at the source
     */
    public MessageTree(int[] channels, int[] parents) {
        boolean chain = true;
        for (int i = 0; i < channels.length; i++) {
            if (parents[i] < -1 || parents[i] >= i) {
                throw new IllegalArgumentException("channel " + i + " stands before the one it follows");
            }
            chain &= parents[i] == i - 1;
        }
        this.channels = channels;
        this.parents = parents;
        isChain = chain;
    }

    /** The channels in their order; not to be changed. */
    public int[] channels() {
        return channels;
    }

    /** For each channel the place of the one before it; not to be changed. */
    public int[] parents() {
        return parents;
    }

    /** The number of channels, the ports of the targets included. */
    public int size() {
        return channels.length;
    }

    /** Whether no ways part. */
    boolean isChain() {
        return isChain;
    }
}
