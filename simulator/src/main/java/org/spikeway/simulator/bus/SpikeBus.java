package org.spikeway.simulator.bus;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.YieldingWaitStrategy;

/**
 * The address-event bus: an LMAX Disruptor ring of spike blocks with many producers, from which every reader sees every
 * block in one and the same order.
 *
 * <p>Publishing never waits: a full ring refuses, and the producer reads its own input before it tries again. So a ring
 * of any size cannot deadlock. All readers must be opened before the first block is published.
 */
public final class SpikeBus {
    private final RingBuffer<SpikeBlock> ring;
    private final int blockSpikes;

    /**
     * @param blocks slots of the ring, a power of two, at least 2
     * @param blockSpikes spikes that a slot holds
     */
    public SpikeBus(int blocks, int blockSpikes) {
        this.blockSpikes = blockSpikes;
        ring = RingBuffer.createMultiProducer(() -> new SpikeBlock(blockSpikes), blocks, new YieldingWaitStrategy());
    }

    /** Spikes that one block holds. */
    public int blockSpikes() {
        return blockSpikes;
    }

    /** Publishes {@code count} spikes (at most a block) of {@code fired}, or returns false because the ring is full. */
    public boolean tryPublishSpikes(int slice, int sample, int tick, long runTick, int[] fired, int from, int count) {
        long sequence = tryNext();
        if (sequence < 0) {
            return false;
        }
        ring.get(sequence).setSpikes(slice, sample, tick, runTick, fired, from, count);
        ring.publish(sequence);
        return true;
    }

    /** Publishes a mark, or returns false because the ring is full. */
    public boolean tryPublishMark(int worker, long progress) {
        long sequence = tryNext();
        if (sequence < 0) {
            return false;
        }
        ring.get(sequence).setMark(worker, progress);
        ring.publish(sequence);
        return true;
    }

    private long tryNext() {
        try {
            return ring.tryNext();
        } catch (InsufficientCapacityException full) {
            return -1;
        }
    }

    /** Opens a reader that hands every block published from now on to the receiver. */
    public Reader openReader(Receiver receiver) {
        Sequence done = new Sequence();
        ring.addGatingSequences(done);
        return new Reader(done, receiver);
    }

    /** Receives blocks. */
    @FunctionalInterface
    public interface Receiver {
        void receive(SpikeBlock block);
    }

    /**
     * One reader's place on the ring.
     *
     * <p>It looks at the flag of the next slot alone and never at how far the producers have come: a producer claims its
     * next slot by compare-and-set on that, and would wait for it to come back from each reader that has looked.
     */
    public final class Reader {
        /** The last block that was read. */
        private final Sequence done;

        private final Receiver receiver;

        Reader(Sequence done, Receiver receiver) {
            this.done = done;
            this.receiver = receiver;
        }

        /** Hands over what has been published since the last call; false if that was nothing. */
        public boolean poll() {
            long first = done.get() + 1;
            long next = first;
            try {
                while (ring.isAvailable(next)) {
                    receiver.receive(ring.get(next));
                    next++;
                }
            } finally {
                if (next > first) {
                    done.set(next - 1);
                }
            }
            return next > first;
        }

        /** Stops holding the ring back. */
        public void close() {
            ring.removeGatingSequence(done);
        }
    }
}
