package org.spikeway.chip.core;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Crossbar;

/**
 * Up to 64 crossbar cores in a row, whose neurons one worker updates together: what a tick needs of many small cores lies
 * side by side.
 *
 * <p>A tick visits the cores that have events, a drive, or a neuron that may still be above its threshold; one word says
 * which, so the others cost nothing. Potentials are 16 bits wide while they fit: from the largest magnitude found and what
 * each tick can have added follows until when they do, and a core that may leave that range goes on in 32 bits
 * ({@link WideCore}) with the same result.
 */
public final class CrossbarStrip {
    /** Cores of a full strip. */
    public static final int CORES = Long.SIZE;

    private static final int SIZE = Crossbar.SIZE;

    private final Kernels kernels;
    private final Cells.IntegrateAndFire cells;
    private final int potentialLimit;
    private final AxonBoard[] boards;
    private final int boardCore;
    private final int firstCore;
    private final int cores;
    private final short[] potentials;
    private final @Nullable WideCore[] wide;
    /** By board, then core. */
    private final short[][][] weights;

    private final IntegerDrive[] drives;
    private final short[][] narrowDrives;
    private final int[] largestWeights;
    /** No potential of the core is larger. */
    private final int[] reach;

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
        this.kernels = kernels;
        this.cells = cells;
        this.potentialLimit = potentialLimit;
        this.boards = boards.toArray(AxonBoard[]::new);
        this.boardCore = boardCore;
        this.firstCore = firstCore;
        this.cores = cores;
        potentials = new short[cores * SIZE];
        wide = new WideCore[cores];
        weights = new short[this.boards.length][cores][];
        drives = new IntegerDrive[cores];
        narrowDrives = new short[cores][];
        largestWeights = new int[cores];
        reach = new int[cores];
        events = new int[2 * SIZE * cores];
        eventsEnd = new int[cores];
        counts = new int[cores];
        synops = new long[cores];
        spikes = new long[cores];
        activeTicks = new long[cores];
        saturations = new long[cores];
        long drivenCores = 0;
        for (int c = 0; c < cores; c++) {
            drives[c] = parts.drive(cells, firstCore + c);
            narrowDrives[c] = parts.narrow(drives[c]);
            drivenCores |= drives[c].largest() > 0 ? 1L << c : 0;
            for (int b = 0; b < this.boards.length; b++) {
                weights[b][c] = parts.weights(crossbars.get(b).tables()[firstCore + c]);
                for (short weight : weights[b][c]) {
                    largestWeights[c] = Math.max(largestWeights[c], Math.abs(weight));
                }
            }
        }
        driven = drivenCores;
    }

    /** Begins a sample: every potential takes its initial value. */
    public void reset() {
        mayFire = cores == CORES ? -1L : (1L << cores) - 1;
        for (int c = 0; c < cores; c++) {
            saturations[c] += cells.bias().length == 0 ? 0 : drives[c].cut().length;
            int[] initial = new int[SIZE];
            int largest = 0;
            for (int n = 0; n < SIZE; n++) {
                initial[n] = (int) cells.initialPotential((firstCore + c) * SIZE + n);
                largest = Math.max(largest, Math.abs(initial[n]));
                potentials[c * SIZE + Kernels.crossed(n)] = (short) initial[n];
            }
            reach[c] = largest;
            boolean fits = largest <= narrowLimit() && cells.threshold() <= Short.MAX_VALUE;
            wide[c] = fits ? null : new WideCore(kernels, cells, potentialLimit, drives[c], initial);
        }
    }

    private int narrowLimit() {
        return Math.min(potentialLimit, Short.MAX_VALUE);
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

    /**
     * Takes the events of all cores before any is added. Their rows lie anywhere in the crossbars; counting their synapses
     * one after another fetches many of them at once.
     */
    private void take(long runTick, AxonBoard board, long due) {
        long[] bits = board.bits();
        int end = 0;
        for (long left = due; left != 0; left &= left - 1) {
            int core = Long.numberOfTrailingZeros(left);
            int begin = end;
            end = board.take(runTick, boardCore + core, events, end);
            long reached = 0;
            for (int i = begin; i < end; i += 2) {
                int row = events[i];
                reached += Long.bitCount(bits[row])
                        + Long.bitCount(bits[row + 1])
                        + Long.bitCount(bits[row + 2])
                        + Long.bitCount(bits[row + 3]);
            }
            synops[core] += reached;
            eventsEnd[core] = end;
        }
    }

    private void deposit(int board, long due) {
        long[] bits = boards[board].bits();
        int begin = 0;
        for (long left = due; left != 0; left &= left - 1) {
            int core = Long.numberOfTrailingZeros(left);
            int end = eventsEnd[core];
            widen(core, (long) (end - begin) / 2 * largestWeights[core]);
            WideCore wider = wide[core];
            if (wider == null) {
                kernels.addCrossbarRows(potentials, core * SIZE, bits, weights[board][core], events, begin, end);
            } else {
                wider.add(bits, weights[board][core], events, begin, end);
            }
            begin = end;
        }
    }

    /** Goes over to 32 bits where what is added could leave 16. */
    private void widen(int core, long most) {
        if (wide[core] != null || reach[core] + most <= narrowLimit()) {
            reach[core] += (int) (wide[core] == null ? most : 0);
            return;
        }
        int largest = kernels.largestOfCore(potentials, core * SIZE);
        if (largest + most <= narrowLimit()) {
            reach[core] = largest + (int) most;
            return;
        }
        int[] values = new int[SIZE];
        for (int n = 0; n < SIZE; n++) {
            values[n] = potentials[core * SIZE + Kernels.crossed(n)];
        }
        wide[core] = new WideCore(kernels, cells, potentialLimit, drives[core], values);
    }

    private int update(int core, int[] fired, int at) {
        widen(core, drives[core].largest());
        WideCore wider = wide[core];
        if (wider != null) {
            saturations[core] += wider.update(firing);
        } else {
            boolean soft = cells.reset() == Cells.Reset.SOFT;
            kernels.fireCore(potentials, core * SIZE, narrowDrives[core], (int) cells.threshold(), soft, firing);
        }
        int behind = at;
        for (int k = 0; k < firing.length; k++) {
            int first = core * SIZE + k * Long.SIZE;
            for (long left = firing[k]; left != 0; left &= left - 1) {
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
        state.exchange("potentials", potentials, firstCore * SIZE, all * SIZE);
        state.exchange("reach", reach, firstCore, all);
        state.exchange("spikes", spikes, firstCore, all);
        state.exchange("active", activeTicks, firstCore, all);
        state.exchange("saturations", saturations, firstCore, all);
        ticks = state.exchange("ticks", ticks);
        long[] flags = new long[2 * cores];
        for (int c = 0; c < cores; c++) {
            flags[2 * c] = mayFire >>> c & 1;
            flags[2 * c + 1] = wide[c] == null ? 0 : 1;
        }
        state.exchange("flags", flags, 2 * firstCore, 2 * all);
        mayFire = 0;
        for (int c = 0; c < cores; c++) {
            mayFire |= flags[2 * c] << c;
            WideCore wider = wide[c];
            boolean isWide = flags[2 * c + 1] != 0;
            if (wider == null || !isWide) {
                wider = isWide ? new WideCore(kernels, cells, potentialLimit, drives[c], new int[SIZE]) : null;
                wide[c] = wider;
            }
            if (wider != null) {
                state.exchange("core " + (firstCore + c), wider.potentials());
            }
        }
    }
}
