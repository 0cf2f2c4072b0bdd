package org.spikeway.chip.core;

import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Crossbar;

/**
 * Up to 64 crossbar cores in a row, whose neurons one worker updates together: what a tick needs of many small cores lies
 * side by side.
 *
 * <p>A tick visits the cores that have events, a drive, or a neuron that may still be above its threshold; one word says
 * which, so the others cost nothing.
 */
public final class CrossbarStrip {
    /** Cores of a full strip. */
    public static final int CORES = Long.SIZE;

    private static final int SIZE = Crossbar.SIZE;

    /** Bits of a word that are looked at whether they are set or not: this costs less than a branch that errs. */
    static final int USUAL = 2;

    private final AxonBoard[] boards;
    private final int boardCore;
    private final int firstCore;
    private final int cores;
    private final StripPotentials potentials;
    private final long driven;
    private long mayFire;
    /** The events of a tick, core after core, and where those of each core end. */
    private final int[] events;

    private final int[] eventsEnd;
    private final long[] firing = new long[SIZE / Long.SIZE];
    private final int[] counts;
    private final long[] synops;
    private final long[] spikes;
    private final long[] activeTicks;
    private final long[] saturations;
    private long ticks;
    /** What was read in advance; nobody needs it. */
    private long touched;

    /**
     * @param boards of the projections that end here
     * @param boardCore the place of the first core on them
     * @param firstCore the first core of the population
     */
    CrossbarStrip(
            Kernels kernels,
            Cells.IntegrateAndFire cells,
            int potentialLimit,
            CrossbarParts parts,
            List<AxonBoard> boards,
            List<Crossbar> crossbars,
            int boardCore,
            int firstCore,
            int cores) {
        this.boards = boards.toArray(AxonBoard[]::new);
        this.boardCore = boardCore;
        this.firstCore = firstCore;
        this.cores = cores;
        potentials = new StripPotentials(kernels, cells, potentialLimit, parts, crossbars, firstCore, cores);
        driven = potentials.driven();
        events = new int[2 * SIZE * cores];
        eventsEnd = new int[cores];
        counts = new int[cores];
        synops = new long[cores];
        spikes = new long[cores];
        activeTicks = new long[cores];
        saturations = new long[cores];
    }

    /** Begins a sample: every potential takes its initial value. */
    public void reset() {
        mayFire = cores == CORES ? -1L : (1L << cores) - 1;
        potentials.reset();
        for (int c = 0; c < cores; c++) {
            saturations[c] += potentials.cutDrives(c);
        }
    }

    /**
     * Does one tick.
     *
     * @param runTick counted through the run
     * @param fired receives the neurons that fire, ascending, counted from the first of the strip
     * @return the number of spikes
     */
    public int step(long runTick, int[] fired) {
        ticks++;
        Arrays.fill(counts, 0);
        Arrays.fill(synops, 0);
        long look = driven | mayFire;
        for (int b = 0; b < boards.length; b++) {
            long due = boards[b].takeDue(runTick, boardCore, cores);
            look |= due;
            take(runTick, boards[b], due);
            deposit(b, due);
        }
        mayFire = 0;
        int total = 0;
        for (long left = look; left != 0; left &= left - 1) {
            int core = Long.numberOfTrailingZeros(left);
            int count = update(core, fired, total);
            activeTicks[core] += isActive(core) ? 1 : 0;
            mayFire |= count > 0 ? 1L << core : 0;
            spikes[core] += count;
            counts[core] = count;
            total += count;
        }
        return total;
    }

    /** Lets a tick pass before the cores begin; no event may arrive until then. */
    public int rest() {
        ticks++;
        Arrays.fill(counts, 0);
        Arrays.fill(synops, 0);
        return 0;
    }

    /** Takes the events of all cores before any is added, so that their rows can be fetched together. */
    private void take(long runTick, AxonBoard board, long due) {
        int end = 0;
        for (long left = due; left != 0; left &= left - 1) {
            int core = Long.numberOfTrailingZeros(left);
            end = board.take(runTick, boardCore + core, events, end);
            eventsEnd[core] = end;
        }
        long[] bits = board.bits();
        touch(bits, end);
        int begin = 0;
        for (long left = due; left != 0; left &= left - 1) {
            int core = Long.numberOfTrailingZeros(left);
            synops[core] += reached(bits, begin, eventsEnd[core]);
            begin = eventsEnd[core];
        }
    }

    /**
     * Reads both ends of the rows of all events, which lie anywhere in the crossbars. The less is done between two rows, the
     * more of them the processor fetches at once.
     */
    private void touch(long[] bits, int end) {
        long read = 0;
        for (int i = 0; i < end; i += 2) {
            int row = events[i];
            read ^= bits[row] ^ bits[row + Crossbar.ROW_WORDS - 1];
        }
        touched = read;
    }

    /** The synapses of some events. */
    private long reached(long[] bits, int from, int to) {
        long reached = 0;
        for (int i = from; i < to; i += 2) {
            int row = events[i];
            reached += Long.bitCount(bits[row])
                    + Long.bitCount(bits[row + 1])
                    + Long.bitCount(bits[row + 2])
                    + Long.bitCount(bits[row + 3]);
        }
        return reached;
    }

    private void deposit(int board, long due) {
        long[] bits = boards[board].bits();
        int begin = 0;
        for (long left = due; left != 0; left &= left - 1) {
            int core = Long.numberOfTrailingZeros(left);
            int end = eventsEnd[core];
            potentials.add(board, core, bits, events, begin, end);
            begin = end;
        }
    }

    private int update(int core, int[] fired, int at) {
        saturations[core] += potentials.fire(core, firing);
        int behind = at;
        for (int k = 0; k < firing.length; k++) {
            int first = core * SIZE + k * Long.SIZE;
            long left = firing[k];
            for (int i = 0; i < USUAL; i++) {
                fired[behind] = first + Long.numberOfTrailingZeros(left);
                behind += (int) ((left | -left) >>> Long.SIZE - 1);
                left &= left - 1;
            }
            for (; left != 0; left &= left - 1) {
                fired[behind++] = first + Long.numberOfTrailingZeros(left);
            }
        }
        return behind - at;
    }

    /** Spikes of a core in the last tick. */
    public int count(int core) {
        return counts[core];
    }

    /** Synaptic operations of a core in the last tick. */
    public long synops(int core) {
        return synops[core];
    }

    /** Whether a core had input or a drive in the last tick. */
    public boolean isActive(int core) {
        return synops[core] > 0 || (driven >>> core & 1) != 0;
    }

    public int cores() {
        return cores;
    }

    public long spikes(int core) {
        return spikes[core];
    }

    /** Updates of neurons of a core that had input or a drive. */
    public long activeUpdates(int core) {
        return activeTicks[core] * SIZE;
    }

    /** Updates of neurons of a core that had neither. */
    public long idleUpdates(int core) {
        return (ticks - activeTicks[core]) * SIZE;
    }

    public long saturations(int core) {
        return saturations[core];
    }

    /** Gives the state between two ticks, or takes it into a strip that has been reset. */
    public void exchange(Snapshot state) {
        int all = boards[0].populationCores();
        potentials.exchange(state, all);
        state.exchange("spikes", spikes, firstCore, all);
        state.exchange("active", activeTicks, firstCore, all);
        state.exchange("saturations", saturations, firstCore, all);
        ticks = state.exchange("ticks", ticks);
        long[] flags = new long[cores];
        for (int c = 0; c < cores; c++) {
            flags[c] = mayFire >>> c & 1;
        }
        state.exchange("may fire", flags, firstCore, all);
        mayFire = 0;
        for (int c = 0; c < cores; c++) {
            mayFire |= flags[c] << c;
        }
    }
}
