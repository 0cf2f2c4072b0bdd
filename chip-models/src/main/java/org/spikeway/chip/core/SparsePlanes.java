package org.spikeway.chip.core;

import java.util.Optional;
import org.spikeway.chip.kernel.BitRows;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.SparseRows;

/**
 * The synapses of sparse rows that end in one slice, as bits: where many neurons share a few small weights, the bits of a
 * weight, one plane for each, take less memory than a word a synapse, and 256 of them are added at once.
 *
 * <p>Weights are numbers in two's complement; where one is negative, the highest plane counts negative. Example: weights
 * +1 and −1 are 01 and 11, so two planes; ten thousand neurons of which a row reaches one in ten take 2,560 bytes a row,
 * and 4,000 as words.
 *
 * @param rows of each source neuron its planes, the lowest first
 * @param planes of a row
 * @param signed whether the highest plane counts negative
 */
record SparsePlanes(BitRows rows, int planes, boolean signed) {
    /** Planes for these synapses, unless a word a synapse takes less memory, or they are more than an array can hold. */
    static Optional<SparsePlanes> of(SparseRows rows, Box slice) {
        Range range = new Range();
        long[] synapses = new long[1];
        for (int c = 0; c < rows.sourceChannels(); c++) {
            synapses[0] += rows.firstFrom(c, slice.channelTo()) - rows.firstFrom(c, slice.channelFrom());
            eachTarget(rows, c, slice, (target, weight) -> range.include(weight));
        }
        int words = BitRows.words(slice.channels());
        long ofRow = (long) range.bits() * words;
        long needed = ofRow * (rows.sourceChannels() + 1L);
        if (2 * needed > synapses[0] || needed > Integer.MAX_VALUE - 8) {
            return Optional.empty();
        }
        long[] bits = new long[(int) needed];
        for (int c = 0; c < rows.sourceChannels(); c++) {
            int first = (int) (c * ofRow);
            eachTarget(rows, c, slice, (target, weight) -> {
                for (int plane = 0; plane < range.bits(); plane++) {
                    long bit = weight >>> plane & 1L;
                    bits[first + plane * words + BitRows.word(target)] |= bit << BitRows.bit(target);
                }
            });
        }
        BitRows packed = new BitRows(bits, words, (int) (needed - ofRow));
        return Optional.of(new SparsePlanes(packed, range.bits(), range.least < 0));
    }

    /** What one bit of a plane adds. */
    int factor(int plane) {
        return signed && plane == planes - 1 ? -(1 << plane) : 1 << plane;
    }

    /** Words of all planes of a row. */
    int wordsOfRow() {
        return planes * rows.words();
    }

    /** Takes the targets of a row in turn, counted within the slice, with all that the row adds to each. */
    private interface Taker {
        void take(int target, long weight);
    }

    private static void eachTarget(SparseRows rows, int channel, Box slice, Taker taker) {
        int end = rows.firstFrom(channel, slice.channelTo());
        int i = rows.firstFrom(channel, slice.channelFrom());
        while (i < end) {
            int target = rows.targets().at(i);
            long weight = 0;
            for (; i < end && rows.targets().at(i) == target; i++) {
                weight += Math.round(rows.weights().at(i));
            }
            taker.take(target - slice.channelFrom(), weight);
        }
    }

    /** The least and the largest weight, or 0. */
    private static final class Range {
        long least;
        long largest;

        void include(long weight) {
            least = Math.min(least, weight);
            largest = Math.max(largest, weight);
        }

        /** Bits of the widest weight, its sign among them where one is negative; at least 1. */
        int bits() {
            int ofLargest = Long.SIZE - Long.numberOfLeadingZeros(largest);
            int ofLeast = Long.SIZE - Long.numberOfLeadingZeros(~least);
            return Math.max(1, least < 0 ? 1 + Math.max(ofLargest, ofLeast) : ofLargest);
        }
    }
}
