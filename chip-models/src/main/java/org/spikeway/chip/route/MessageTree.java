package org.spikeway.chip.route;

/**
 * The channels that a message passes on its way to all of its targets. Where ways part the message is copied, so a channel
 * that several ways share is passed once.
 *
 * @param channels numbers of a {@link NetworkMap}, each behind the one it follows
 * @param parents for each channel the place in this list of the channel before it, −1 at the source
 */
public record MessageTree(int[] channels, int[] parents) {
    public MessageTree {
        for (int i = 0; i < channels.length; i++) {
            if (parents[i] < -1 || parents[i] >= i) {
                throw new IllegalArgumentException("channel " + i + " stands before the one it follows");
            }
        }
    }

    /** The number of channels, the ports of the targets included. */
    public int size() {
        return channels.length;
    }
}
