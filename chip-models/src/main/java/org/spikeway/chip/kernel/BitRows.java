package org.spikeway.chip.kernel;

/**
 * Rows of single bits, one a neuron, laid out so that eight shifts and four masks bring 256 of them onto neurons that lie
 * side by side.
 *
 * <p>A row is a number of blocks of 256 neurons, four words each. Of a block, seen as eight 32-bit lanes, neuron n has
 *
 * <pre>
 *   n, 8 bits   | j j j | q q | k k k |
 *   lane k, and in it bit 8·q + j
 * </pre>
 *
 * so that the lanes, shifted right by {@code 8·q + j}, hold the bits of the neurons {@code 32·j + 8·q … + 7}. Example:
 * neuron 9 has q = 1 and k = 1: bit 8 of the second lane, which is bit 40 of the first word.
 *
 * @param bits all rows
 * @param words of one row: a multiple of four
 * @param empty where a row begins that has no bit set
 */
public record BitRows(long[] bits, int words, int empty) {
    /** Neurons of a block. */
    public static final int BLOCK = 256;

    /** Words of a block. */
    public static final int BLOCK_WORDS = 4;

    /** How many bits counters need for the rows that are counted at once. */
    static final int COUNTER_BITS = 8;

    /** Words of a row for that many neurons. */
    public static int words(int neurons) {
        return (neurons + BLOCK - 1) / BLOCK * BLOCK_WORDS;
    }

    /** The words that {@link Kernels#addBits} needs to count in. */
    public int counterWords() {
        return words * COUNTER_BITS;
    }

    /** The word of a row that holds a neuron's bit. */
    public static int word(int neuron) {
        return neuron / BLOCK * BLOCK_WORDS + (neuron & 7) / 2;
    }

    /** The place of a neuron's bit in its word. */
    public static int bit(int neuron) {
        return (neuron & 1) << 5 | (neuron >>> 3 & 3) << 3 | neuron >>> 5 & 7;
    }

    /** The neuron of a bit. */
    static int neuron(int word, int bit) {
        return word / BLOCK_WORDS * BLOCK + (bit & 7) * 32 + (bit >>> 3 & 3) * 8 + word % BLOCK_WORDS * 2 + (bit >>> 5);
    }
}
