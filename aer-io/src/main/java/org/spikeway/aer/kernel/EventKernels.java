package org.spikeway.aer.kernel;

import org.spikeway.aer.event.EventBatch;

/**
 * The inner loops over events: from packed words to the columns of a batch, the search for words of a type, and the
 * checks of whole columns.
 *
 * <p>There are two implementations with the same result: {@link VectorEventKernels} and its plain twin
 * {@link PlainEventKernels}. What lies behind the batch's last event may be written over.
 */
public interface EventKernels {
    /** How many words behind the last one may be read, or written over where words are given; the array has them. */
    int SLACK = 16;

    /** How many words {@link #where} looks at. */
    int WINDOW = Long.SIZE;

    /**
     * Appends events to a batch up to the first word that is none.
     *
     * @param words has the events from {@code from} on
     * @param count at most what the batch has room for
     * @param stop bits of which a word that is no event has one or more; 0 if all are events
     * @param base is added to the time of each, in microseconds
     * @return how many there were
     */
    int append(int[] words, int from, int count, WordLayout layout, int stop, long base, EventBatch out);

    /** Appends events to a batch, each in a word of 64 bits. */
    void append(long[] words, int from, int count, PairLayout layout, long base, EventBatch out);

    /**
     * Appends events to a batch, each in an {@link EventRecord} of 16 bytes.
     *
     * @param records has them from {@code from} on
     */
    void append(byte[] records, int from, int count, EventBatch out);

    /**
     * Turns round the events of a batch from one on.
     *
     * @param lastX x becomes {@code lastX - x}
     * @param lastY y becomes {@code lastY - y}
     * @param flip 1 if ON becomes OFF and OFF becomes ON, else 0
     */
    void turn(EventBatch batch, int from, int lastX, int lastY, int flip);

    /**
     * Looks at all steps between neighbours at once.
     *
     * @return the bits that any {@code times[i] - times[i - 1] + offset} has, for each i behind {@code from}
     */
    long steps(long[] times, int from, int count, long offset);

    /**
     * Unfolds words of EVT 2.1 into words of EVT 2.0, one for each change, up to one that is none or whose neighbours
     * need not fit into the bits of a column. It may stop before for whatever reason, also at once.
     *
     * @param words have the half with the type on top; {@link #SLACK} behind the last one may be read
     * @param changes gets words from {@code at} on up to {@code end}; {@link #SLACK} behind may be written over
     * @return in the high half where the changes end, in the low one how many words they are from
     */
    long unfoldEvt21(long[] words, int from, int count, int[] changes, int at, int end);

    /**
     * As {@link #unfoldEvt21} for words of EVT 4.0.
     *
     * @param words that at {@code from} has a type; {@link #SLACK} behind the last one may be read
     */
    long unfoldEvt4(int[] words, int from, int count, int[] changes, int at, int end);

    /**
     * Finds the words of a type among {@link #WINDOW} words.
     *
     * @param words must have so many from {@code from} on
     * @param mask the bits that tell the type, of the lower 16
     * @param value what they are for that type
     * @return bit i is set if word {@code from + i} has that value
     */
    long where(char[] words, int from, int mask, int value);

    /** Whether no event lies right of {@code lastX} or below {@code lastY}, 0 to 65,535 each. */
    boolean inside(EventBatch batch, int lastX, int lastY);

    /** The vector kernels where the Vector API is present and wide enough, otherwise the plain ones. */
    static EventKernels best() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present && VectorEventKernels.isWideEnough() ? new VectorEventKernels() : new PlainEventKernels();
    }
}
