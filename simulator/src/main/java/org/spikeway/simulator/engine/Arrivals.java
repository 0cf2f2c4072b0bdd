package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.core.AxonBoard;
import org.spikeway.chip.core.Mosaic;
import org.spikeway.chip.core.SliceSynapses;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.core.SourceTally;
import org.spikeway.chip.core.Volley;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.bus.SpikeBlock;

/**
 * The spikes of one source population that a worker has received and still needs, by tick.
 *
 * <p>Ticks here count through the whole run. A volley goes back to the pool when all readers have read it; what some
 * never read, because a sample ends before it arrives, is overwritten when its slot comes round again.
 */
final class Arrivals {
    private final Mosaic mosaic;
    private final VolleyPool pool;
    private final IntSupplier ticksOfSample;
    private final @Nullable Volley[] volleys;
    private final long[] ticks;
    private final int[] reads;
    private final List<SourceTally> tallies = new ArrayList<>();
    /** By ticks that are left of the sample, up to the longest delay: what will be delivered in time. */
    private final List<List<SourceTally>> inTime = new ArrayList<>();

    private final List<AxonBoard> boards = new ArrayList<>();
    /** Of each board. */
    private final List<Integer> projections = new ArrayList<>();
    /** Of each reader. */
    private final List<Integer> delays = new ArrayList<>();

    private int readers;

    /**
     * @param slots ticks to keep
     * @param ticksOfSample spikes that would arrive after that many ticks are not delivered
     */
    Arrivals(Mosaic mosaic, VolleyPool pool, int slots, IntSupplier ticksOfSample) {
        this.mosaic = mosaic;
        this.pool = pool;
        this.ticksOfSample = ticksOfSample;
        volleys = new Volley[slots];
        ticks = new long[slots];
        Arrays.fill(ticks, -1);
        reads = new int[slots];
    }

    /**
     * Every reader must read every tick that is in time for it.
     *
     * @param delayTicks from the tick at which spikes are fired to that at which it reads them
     */
    void addReader(int delayTicks) {
        readers++;
        delays.add(delayTicks);
    }

    /** The tally of a slice for one delay; the same one for all who ask alike. */
    SourceTally tally(Slice source, int delayTicks, boolean byNeuron) {
        int place = mosaic.place(source.id());
        for (SourceTally tally : tallies) {
            if (tally.place() == place && tally.delayTicks() == delayTicks && tally.isByNeuron() == byNeuron) {
                return tally;
            }
        }
        SourceTally tally = new SourceTally(place, delayTicks, source.box(), byNeuron);
        tallies.add(tally);
        while (inTime.size() <= delayTicks) {
            inTime.add(new ArrayList<>());
        }
        for (int left = 0; left < inTime.size(); left++) {
            int ticksLeft = left;
            inTime.set(
                    left,
                    tallies.stream()
                            .filter(each -> each.delayTicks() <= ticksLeft)
                            .toList());
        }
        return tally;
    }

    /** Spikes also go to the board of that projection. */
    void addBoard(int projection, AxonBoard board) {
        boards.add(board);
        projections.add(projection);
    }

    void append(SpikeBlock block) {
        for (int i = 0; i < boards.size(); i++) {
            int first = mosaic.first(block.slice());
            boards.get(i).receive(first, block.neurons(), block.count(), block.tick(), block.runTick());
        }
        if (readers > 0) {
            appendToVolley(block);
        }
    }

    private void appendToVolley(SpikeBlock block) {
        long runTick = block.runTick();
        int slot = slot(runTick);
        Volley volley = volleys[slot];
        if (volley == null) {
            volley = pool.take();
            volleys[slot] = volley;
        }
        if (ticks[slot] != runTick) {
            ticks[slot] = runTick;
            reads[slot] = 0;
            volley.begin(mosaic);
        }
        int place = mosaic.place(block.slice());
        if (block.neurons()[block.count() - 1] < mosaic.size(place)) {
            volley.append(place, block.neurons(), block.count());
        } else {
            appendParts(volley, place, block.neurons(), block.count());
        }
    }

    /** Spikes of several slices in a row, counted from the first. */
    private void appendParts(Volley volley, int firstPlace, int[] neurons, int count) {
        int shift = 0;
        int begin = 0;
        for (int place = firstPlace; begin < count; place++) {
            int behind = shift + mosaic.size(place);
            int end = begin;
            while (end < count && neurons[end] < behind) {
                end++;
            }
            volley.append(place, neurons, begin, end, shift);
            begin = end;
            shift = behind;
        }
    }

    /**
     * Delivers all spikes of a tick, which must be complete, to one reader.
     *
     * @return synaptic operations
     */
    long deliver(long runTick, SliceSynapses reader) {
        int slot = slot(runTick);
        Volley volley = volleys[slot];
        if (volley == null || ticks[slot] != runTick) {
            return 0;
        }
        volley.order(inTimeOf(runTick));
        long synops = reader.deliver(volley);
        if (++reads[slot] == readers) {
            pool.give(volley);
            volleys[slot] = null;
            ticks[slot] = -1;
        }
        return synops;
    }

    private List<SourceTally> inTimeOf(long firedTick) {
        int length = ticksOfSample.getAsInt();
        int left = length - 1 - (int) (firedTick % length);
        return inTime.isEmpty() ? List.of() : inTime.get(Math.min(left, inTime.size() - 1));
    }

    private int slot(long runTick) {
        return (int) (runTick % ticks.length);
    }

    /**
     * Gives the spikes on their way and the tallies so far, or takes them.
     *
     * @param runTick the next tick
     * @param ticksDone of the sample at hand; what is older is no longer delivered
     */
    void exchange(Snapshot state, long runTick, int ticksDone) {
        for (int back = 1; back <= Math.min(ticksDone, longestDelay()); back++) {
            if (state.isPutBack()) {
                int delay = back;
                state.get("fired " + back + " ago").ifPresent(packed -> takeBack(runTick - delay, packed, delay));
            } else {
                give(state, runTick - back, back);
            }
        }
        for (SourceTally tally : tallies) {
            tally.exchange(state);
        }
        for (int i = 0; i < boards.size(); i++) {
            boards.get(i).exchange(state.of("projection " + projections.get(i)), runTick);
        }
    }

    private int longestDelay() {
        return delays.stream().mapToInt(delay -> delay).max().orElse(0);
    }

    /** Orders what nobody has asked for yet, so that all workers have tallied the same ticks. */
    private void give(Snapshot state, long firedTick, int back) {
        int slot = slot(firedTick);
        Volley volley = volleys[slot];
        if (volley != null && ticks[slot] == firedTick) {
            volley.order(inTimeOf(firedTick));
            state.put("fired " + back + " ago", volley.packed());
        }
    }

    private void takeBack(long firedTick, int[] packed, int back) {
        int waiting = (int) delays.stream().filter(delay -> delay >= back).count();
        if (waiting > 0) {
            Volley volley = pool.take();
            volley.begin(mosaic);
            volley.unpack(packed);
            int slot = slot(firedTick);
            volleys[slot] = volley;
            ticks[slot] = firedTick;
            reads[slot] = delays.size() - waiting;
        }
    }
}
