package org.spikeway.aer.journal;

/** Receives the documents of a journal in the order in which they were written. */
@FunctionalInterface
public interface JournalVisitor {
    /**
     * A block of spikes.
     *
     * @param neurons holds {@code count} indices from 0 on; used again for the next block
     */
    void block(int sample, int tick, int slice, int[] neurons, int count);

    /** The end of a tick; a tick for which it does not come was cut short. */
    default void tickDone(int sample, int tick) {}

    /**
     * The run had ended here, and goes on behind its last complete tick: blocks of ticks that are not complete are void and
     * come again.
     */
    default void resumed() {}

    /** How many ticks without an end it keeps spikes of; where there are more than 65,536, reading ends. */
    default int openTicks() {
        return 0;
    }
}
