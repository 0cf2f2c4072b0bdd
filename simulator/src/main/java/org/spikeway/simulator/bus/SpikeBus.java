package org.spikeway.simulator.bus;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
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
        EventPoller<SpikeBlock> poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
        return new Reader(poller, receiver);
    }

    /** Receives blocks. */
    @FunctionalInterface
    public interface Receiver {
        void receive(SpikeBlock block);
    }

    /** One reader's place on the ring. */
    public final class Reader {
        private final EventPoller<SpikeBlock> poller;
        private final EventPoller.Handler<SpikeBlock> handler;

        Reader(EventPoller<SpikeBlock> poller, Receiver receiver) {
            this.poller = poller;
            handler = (block, sequence, endOfBatch) -> {
                receiver.receive(block);
                return true;
            };
        }

        /** Hands over what has been published since the last call; false if that was nothing. */
        public boolean poll() {
            try {
                return poller.poll(handler) == EventPoller.PollState.PROCESSING;
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** Stops holding the ring back. */
        public void close() {
            ring.removeGatingSequence(poller.getSequence());
        }
    }
}
