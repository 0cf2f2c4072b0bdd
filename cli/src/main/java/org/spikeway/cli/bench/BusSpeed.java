package org.spikeway.cli.bench;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.bus.SpikeBus;
import org.spikeway.simulator.engine.EngineOptions;

/**
 * Spikes a second from one thread to another: over the bus, and over a bare ring of the same blocks, those of a run.
 *
 * <p>Both sides copy each spike into a block and read it there once.
 */
final class BusSpeed {
    private static final EngineOptions RUN = EngineOptions.workers(2);
    private static final int RING_BLOCKS = RUN.ringBlocks();
    private static final int BLOCK_SPIKES = RUN.blockSpikes();
    private static final int BLOCKS = 1_000_000;
    private static final int ROUNDS = 3;

    private long received;
    private long sum;

    /** The best of some rounds, after the first. */
    double bus() throws InterruptedException {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SpikeBus bus = new SpikeBus(RING_BLOCKS, BLOCK_SPIKES);
            SpikeBus.Reader reader = bus.openReader(this::take);
            int[] spikes = spikes();
            best = Math.max(best, race(reader::poll, i -> bus.tryPublishSpikes(0, 0, 1, i, spikes, 0, BLOCK_SPIKES)));
        }
        return best;
    }

    private void take(SpikeBlock block) {
        add(block.neurons(), block.count());
    }

    /** The same over a Disruptor ring of arrays. */
    double bare() throws InterruptedException {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RingBuffer<int[]> ring = RingBuffer.createSingleProducer(
                    () -> new int[BLOCK_SPIKES], RING_BLOCKS, new YieldingWaitStrategy());
            EventPoller<int[]> poller = ring.newPoller();
            ring.addGatingSequences(poller.getSequence());
            int[] spikes = spikes();
            best = Math.max(best, race(() -> poll(poller), i -> publish(ring, spikes)));
        }
        return best;
    }

    private boolean poll(EventPoller<int[]> poller) {
        try {
            EventPoller.PollState state = poller.poll((block, sequence, endOfBatch) -> {
                add(block, BLOCK_SPIKES);
                return true;
            });
            return state == EventPoller.PollState.PROCESSING;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean publish(RingBuffer<int[]> ring, int[] spikes) {
        try {
            long sequence = ring.tryNext();
            System.arraycopy(spikes, 0, ring.get(sequence), 0, BLOCK_SPIKES);
            ring.publish(sequence);
            return true;
        } catch (InsufficientCapacityException full) {
            return false;
        }
    }

    private static int[] spikes() {
        int[] spikes = new int[BLOCK_SPIKES];
        for (int i = 0; i < spikes.length; i++) {
            spikes[i] = 3 * i;
        }
        return spikes;
    }

    private void add(int[] neurons, int count) {
        long added = 0;
        for (int i = 0; i < count; i++) {
            added += neurons[i];
        }
        sum += added;
        received += count;
    }

    /** Asks for what has been published; false if that was nothing. */
    @FunctionalInterface
    private interface Poll {
        boolean poll();
    }

    /** Publishes a block, or returns false because the ring is full. */
    @FunctionalInterface
    private interface Publish {
        boolean publish(long block);
    }

    private double race(Poll poll, Publish publish) throws InterruptedException {
        received = 0;
        sum = 0;
        long begun = System.nanoTime();
        Thread producer = new Thread(
                () -> {
                    for (long i = 0; i < BLOCKS; i++) {
                        while (!publish.publish(i)) {
                            Thread.yield();
                        }
                    }
                },
                "spikeway-bench-producer");
        producer.start();
        long all = (long) BLOCKS * BLOCK_SPIKES;
        int spins = 0;
        while (received < all) {
            if (poll.poll()) {
                spins = 0;
            } else if (++spins > 100) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
        producer.join();
        double seconds = (System.nanoTime() - begun) * 1e-9;
        if (sum != BLOCKS * 3L * BLOCK_SPIKES * (BLOCK_SPIKES - 1) / 2) {
            throw new IllegalStateException("spikes were lost on their way");
        }
        return all / seconds;
    }
}
