package org.spikeway.simulator.noc;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.Link;
import org.spikeway.chip.route.LinkQueues;
import org.spikeway.chip.route.MessageTree;
import org.spikeway.chip.route.MessageTrees;
import org.spikeway.chip.route.NetworkMap;

/**
 * The network on chip during a run: follows every message and finds how long each tick takes.
 *
 * <p>A tick goes like this. Every core does its work, one operation after another. When it is done, its messages enter the
 * network, those of a core that is done earlier first (of equal cores that with the smaller number; messages from outside
 * the chip stand ready at the beginning). They queue for links and for the ports of their target cores as
 * {@link LinkQueues} says. The tick is over when the slowest core is done and the last message has arrived; then comes the
 * barrier. Where the chip's tick is fixed it lasts just as long, and what is not done by then is counted as late; late
 * messages do not hold up the next tick.
 *
 * <p>All times are whole picoseconds, so their sums do not depend on the number of workers.
 */
public final class ChipNetwork implements SpikeMeter {
    /** More than the ticks that lie between the first and the last worker, and those they may still read. */
    private static final int SLOTS = 32;

    /** Up to a million cores and eight seconds a tick fit into one word that is sorted. */
    private static final int PLACE_BITS = 20;

    private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;
    private static final long LONGEST_CORE = (1L << (63 - PLACE_BITS)) - 1;

    private final NetworkTimes times;
    private final @Nullable SliceMessages[] slices;
    private final int[] placeOfSlice;
    /** The slices of each core in use that send anything, the outside first. */
    private final SliceMessages[][] senderSlices;

    private final NetworkMap map;
    private final LinkQueues queues;
    private final long[][] corePicos;
    private final int[][] spikesOfPlace;
    /** Of all slices. */
    private final MessageTrees trees;

    private final long[] latencies;
    /** By slot and tree: messages of the tick. */
    private final int[][] trains;

    private final AtomicIntegerArray workersDone = new AtomicIntegerArray(SLOTS);
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

    /** @param multicast whether a spike to several cores is one message that is copied on its way */
    public ChipNetwork(ChipProgram program, Geometry geometry, boolean multicast, NetworkTimes times) {
        this.times = times;
        map = new NetworkMap(geometry);
        int[] cores = IntStream.concat(IntStream.of(Slice.HOST), Arrays.stream(program.cores()))
                .toArray();
        slices = new SliceMessages[program.slices().size()];
        placeOfSlice = new int[slices.length];
        List<MessageTree> allTrees = new ArrayList<>();
        Map<IntBuffer, int[]> groupTables = new HashMap<>();
        for (Slice slice : program.slices()) {
            placeOfSlice[slice.id()] = Arrays.binarySearch(cores, slice.core());
            boolean isCurrent = program.population(slice).cells() instanceof Cells.CurrentSource;
            if (!isCurrent && program.projections().stream().anyMatch(p -> p.source() == slice.population())) {
                Destinations destinations = Destinations.of(program, slice);
                // Slices that lie alike group their neurons alike; one table for all of them stays near the processor.
                int[] groupOf = groupTables.computeIfAbsent(IntBuffer.wrap(destinations.groupOf()), IntBuffer::array);
                SliceMessages messages =
                        new SliceMessages(destinations, groupOf, slice, multicast, map, allTrees.size());
                slices[slice.id()] = messages;
                allTrees.addAll(messages.trees());
            }
        }
        senderSlices = IntStream.range(0, cores.length).mapToObj(this::slicesOf).toArray(SliceMessages[][]::new);
        queues = new LinkQueues(services());
        trees = new MessageTrees(allTrees);
        latencies = allTrees.stream().mapToLong(queues::latency).toArray();
        corePicos = new long[SLOTS][cores.length];
        spikesOfPlace = new int[SLOTS][cores.length];
        trains = new int[SLOTS][trees.size()];
        order = new long[cores.length];
    }

    private SliceMessages[] slicesOf(int place) {
        return IntStream.range(0, slices.length)
                .filter(slice -> placeOfSlice[slice] == place)
                .mapToObj(slice -> slices[slice])
                .filter(Objects::nonNull)
                .toArray(SliceMessages[]::new);
    }

    private long[] services() {
        List<@Nullable Link> channels = map.channels();
        long[] services = new long[channels.size()];
        for (int i = 0; i < services.length; i++) {
            Link link = channels.get(i);
            services[i] = link == null ? times.port() : link.direction().isHorizontal() ? times.hopX() : times.hopY();
        }
        return services;
    }

    @Override
    public void sliceDone(int slice, long runTick, int[] fired, int count, double nanos) {
        int slot = (int) (runTick % SLOTS);
        int place = placeOfSlice[slice];
        corePicos[slot][place] += NetworkTimes.picos(nanos);
        SliceMessages messages = slices[slice];
        if (messages != null) {
            messages.fillTrains(fired, count, trains[slot]);
            spikesOfPlace[slot][place] += count;
        }
    }

    /** The worker that is the last to finish a tick closes it; so ticks are closed one after another, in order. */
    @Override
    public void workerDone(int workers, long runTick, int sampleOfTick) {
        int slot = (int) (runTick % SLOTS);
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
            for (SliceMessages slice : senderSlices[place]) {
                for (int tree = slice.firstTrain(); tree < slice.behindLastTrain(); tree++) {
                    int length = ofSlot[tree];
                    if (length > 0) {
                        messages += length;
                        end = Math.max(end, queues.send(trees, tree, length, at));
                        endWithoutQueues = Math.max(endWithoutQueues, at + latencies[tree]);
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

    /** The times of the run, complete when it is over. */
    public ChipTimes times() {
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
}
