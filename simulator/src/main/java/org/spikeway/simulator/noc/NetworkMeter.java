package org.spikeway.simulator.noc;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.route.LinkQueues;

/** Follows the messages of one copy of the chip, tick by tick, as {@link ChipNetwork} describes. */
final class NetworkMeter implements SpikeMeter {
    /** Up to a million cores and eight seconds a tick fit into one word that is sorted. */
    private static final int PLACE_BITS = 20;

    private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;
    private static final long LONGEST_CORE = (1L << (63 - PLACE_BITS)) - 1;

    private final ChipNetwork chip;
    private final NetworkTimes times;
    private final LinkQueues queues;
    private final int slots;
    /** By slot and place. */
    private final long[][] corePicos;

    private final int[][] spikesOfPlace;
    /** By slot and tree: messages of the tick. */
    private final int[][] trains;

    private final AtomicIntegerArray workersDone;
    private final long[] order;

    private int sample = -1;
    private int samples;
    private long samplePicos;
    private long longestSample;
    private long ticks;
    private long total;
    private long slowestCore;
    private long network;
    private long queueing;
    private long longestTick;
    private long messages;
    private long lateTicks;
    private long lateCores;

    NetworkMeter(ChipNetwork chip, NetworkTimes times, int ticksApart) {
        this.chip = chip;
        this.times = times;
        slots = ticksApart;
        queues = chip.newQueues();
        corePicos = new long[slots][chip.places];
        spikesOfPlace = new int[slots][chip.places];
        trains = new int[slots][chip.trees.size()];
        workersDone = new AtomicIntegerArray(slots);
        order = new long[chip.places];
    }

    @Override
    public int[] groups(int slice) {
        SliceMessages messages = chip.slices[slice];
        return messages == null ? new int[0] : messages.groups();
    }

    @Override
    public void sliceDone(int slice, long runTick, int[] spikes, int first, int total, double nanos) {
        int slot = (int) (runTick % slots);
        int place = chip.placeOfSlice[slice];
        corePicos[slot][place] += NetworkTimes.picos(nanos);
        SliceMessages messages = chip.slices[slice];
        if (messages != null) {
            messages.fillTrains(spikes, first, total, trains[slot]);
            spikesOfPlace[slot][place] += total;
        }
    }

    /** The worker that is the last to finish a tick closes it; so ticks are closed one after another, in order. */
    @Override
    public void workerDone(int workers, long runTick, int sampleOfTick) {
        int slot = (int) (runTick % slots);
        if (workersDone.incrementAndGet(slot) == workers) {
            workersDone.set(slot, 0);
            beginSample(sampleOfTick);
            closeTick(slot);
        }
    }

    private void beginSample(int sampleOfTick) {
        if (sampleOfTick != sample) {
            sample = sampleOfTick;
            samples++;
            samplePicos = 0;
        }
    }

    private void closeTick(int slot) {
        long[] picos = corePicos[slot];
        long slowest = Arrays.stream(picos).max().orElse(0);
        long end = slowest;
        long endWithoutQueues = slowest;
        queues.clear();
        int[] ofSlot = trains[slot];
        int senders = inOrderOfTime(picos, spikesOfPlace[slot]);
        for (int k = 0; k < senders; k++) {
            int place = (int) (order[k] & PLACE_MASK);
            long at = picos[place];
            int[] ranges = chip.trainsOfPlace[place];
            for (int r = 0; r < ranges.length; r += 2) {
                for (int tree = ranges[r]; tree < ranges[r + 1]; tree++) {
                    int length = ofSlot[tree];
                    if (length > 0 && chip.isInstant) {
                        messages += length;
                    } else if (length > 0) {
                        messages += length;
                        end = Math.max(end, queues.send(chip.trees, tree, length, at));
                        endWithoutQueues = Math.max(endWithoutQueues, at + chip.latencies[tree]);
                    }
                }
            }
        }
        addTick(slowest, end, endWithoutQueues, picos);
        Arrays.fill(picos, 0);
        Arrays.fill(spikesOfPlace[slot], 0);
    }

    /** Cores that fired, by the time at which they were done, then by number: packed as time and place. */
    private int inOrderOfTime(long[] picos, int[] spikes) {
        int senders = 0;
        for (int place = 0; place < picos.length; place++) {
            if (spikes[place] > 0) {
                order[senders++] = Math.min(picos[place], LONGEST_CORE) << PLACE_BITS | place;
            }
        }
        Arrays.sort(order, 0, senders);
        return senders;
    }

    private void addTick(long slowest, long end, long endWithoutQueues, long[] picos) {
        ticks++;
        slowestCore += slowest;
        network += end - slowest;
        queueing += end - endWithoutQueues;
        longestTick = Math.max(longestTick, end);
        long length = end + times.barrier();
        if (times.fixedTick() > 0) {
            length = times.fixedTick();
            lateTicks += end > length ? 1 : 0;
            for (long core : picos) {
                lateCores += core > length ? 1 : 0;
            }
        }
        total += length;
        samplePicos += length;
        longestSample = Math.max(longestSample, samplePicos);
    }

    ChipTimes times() {
        return new ChipTimes(
                samples,
                ticks,
                total,
                slowestCore,
                network,
                queueing,
                longestTick,
                longestSample,
                messages,
                lateTicks,
                lateCores);
    }

    /**
     * Gives the time of the sample at hand, or takes it. The sample has been counted before, if any of its ticks is done.
     */
    void exchange(Snapshot state, int sampleAtHand) {
        boolean hasBegun = state.exchange("hasBegun", sample == sampleAtHand);
        samplePicos = state.exchange("of sample", samplePicos);
        if (state.isPutBack() && hasBegun) {
            sample = sampleAtHand;
        }
    }
}
