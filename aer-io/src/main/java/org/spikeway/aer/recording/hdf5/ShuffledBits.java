package org.spikeway.aer.recording.hdf5;

/**
 * Puts the bits of numbers back together that the bit shuffle of Blosc laid apart: first the lowest bits of all numbers,
 * then the next, and so on.
 */
final class ShuffledBits {
    private static final int GROUP = 8;

    private ShuffledBits() {}

    /** The numbers of {@code typeBytes} each; what does not fill a group of 8 numbers was not shuffled. */
    static byte[] restore(byte[] shuffled, int typeBytes) {
        byte[] out = shuffled.clone();
        int count = shuffled.length / typeBytes / GROUP * GROUP;
        int rowBytes = count / GROUP;
        java.util.Arrays.fill(out, 0, count * typeBytes, (byte) 0);
        for (int b = 0; b < typeBytes; b++) {
            for (int bit = 0; bit < GROUP; bit++) {
                int row = (b * GROUP + bit) * rowBytes;
                for (int i = 0; i < count; i++) {
                    int set = shuffled[row + i / GROUP] >> i % GROUP & 1;
                    out[i * typeBytes + b] |= (byte) (set << bit);
                }
            }
        }
        return out;
    }
}
