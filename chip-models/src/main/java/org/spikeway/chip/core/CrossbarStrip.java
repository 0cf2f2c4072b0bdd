package org.spikeway.chip.core;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Crossbar;

/**
 * Up to 64 crossbar cores in a row, whose neurons one worker updates together: what a tick needs of many small cores lies
 * side by side.
 *
 * <p>A tick visits the cores that have events, a drive, or a neuron that may still be above its threshold; one word says
 * which, so the others cost nothing. Potentials are 8 bits wide while they fit: from the largest magnitude found and what
 * each tick can have added follows until when they do, and a core that may leave that range goes on in more bits
 * ({@link WiderCore}) with the same result.
 */
public final class CrossbarStrip {
    /** Cores of a full strip. */
    public static final int CORES = Long.SIZE;

    private static final int SIZE = Crossbar.SIZE;

    /** Bits of a word that are looked at whether they are set or not: this costs less than a branch that errs. */
    static final int USUAL = 2;

    private final Kernels kernels;
    private final Cells.IntegrateAndFire cells;
    private final int potentialLimit;
    private final AxonBoard[] boards;
    private final int boardCore;
    private final int firstCore;
    private final int cores;
    private final byte[] potentials;
    /** By board, then core, none where 8 bits do not hold them. */
    private final byte[][][] weights;

    private final List<Crossbar> crossbars;
    private final IntegerDrive[] drives;
    private final byte[][] narrowDrives;
    private final int[] largestWeights;
    /** Cores that 8 bits can hold at all. */
    private final long canBeNarrow;

    /** Cores that run in more than 8 bits; theirs are the entries of {@link #wider} that count. */
    private long widened;

    private final @Nullable WiderCore[] wider;
    /** What a sample begins with: copied, so that a reset of silent cores costs next to nothing. */
    private final byte[] initial;

    private final int[] initialReach;
    private final long initiallyWide;
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
        this.crossbars = List.copyOf(crossbars);
        potentials = new byte[cores * SIZE];
        wider = new WiderCore[cores];
        weights = new byte[this.boards.length][cores][];
        drives = new IntegerDrive[cores];
        narrowDrives = new byte[cores][];
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
        long narrow = 0;
        for (int c = 0; c < cores; c++) {
            drives[c] = parts.drive(cells, firstCore + c);
            drivenCores |= drives[c].largest() > 0 ? 1L << c : 0;
            narrow |= prepare(parts, c) ? 1L << c : 0;
        }
        driven = drivenCores;
        canBeNarrow = narrow;
        for (int c = 0; c < cores; c++) {
            begin(c, initial(c));
        }
        initial = potentials.clone();
        initialReach = reach.clone();
        initiallyWide = widened;
    }

    /** Puts the weights and the drive of a core into 8 bits, and says whether these hold them. */
    private boolean prepare(CrossbarParts parts, int core) {
        Optional<byte[]> drive = parts.narrow(drives[core]);
        narrowDrives[core] = drive.orElse(new byte[0]);
        boolean fits = drive.isPresent() && cells.threshold() <= Byte.MAX_VALUE;
        for (int b = 0; b < boards.length; b++) {
            short[] tables = crossbars.get(b).tables()[firstCore + core];
            for (short weight : tables) {
                largestWeights[core] = Math.max(largestWeights[core], Math.abs(weight));
            }
            Optional<byte[]> narrow = parts.narrow(tables);
            weights[b][core] = narrow.orElse(new byte[0]);
            fits &= narrow.isPresent();
        }
        return fits;
    }

    /** Begins a sample: every potential takes its initial value. */
    public void reset() {
        mayFire = cores == CORES ? -1L : (1L << cores) - 1;
        widened = 0;
        System.arraycopy(initial, 0, potentials, 0, initial.length);
        System.arraycopy(initialReach, 0, reach, 0, cores);
        for (int c = 0; c < cores; c++) {
            saturations[c] += cells.bias().length == 0 ? 0 : drives[c].cut().length;
        }
        for (long left = initiallyWide; left != 0; left &= left - 1) {
            int core = Long.numberOfTrailingZeros(left);
            widen(core, initial(core));
        }
    }

    /** The initial potentials of a core in the order of the neurons. */
    private int[] initial(int core) {
        int[] values = new int[SIZE];
        for (int n = 0; n < SIZE; n++) {
            values[n] = (int) cells.initialPotential((firstCore + core) * SIZE + n);
        }
        return values;
    }

    /** Goes on from these potentials, which are in the order of the neurons, in as few bits as hold them. */
    private void begin(int core, int[] values) {
        widened &= ~(1L << core);
        reach[core] = 0;
        for (int n = 0; n < SIZE; n++) {
            potentials[core * SIZE + place(n)] = (byte) values[n];
            reach[core] = Math.max(reach[core], Math.abs(values[n]));
        }
        if ((canBeNarrow >>> core & 1) == 0 || reach[core] > narrowLimit()) {
            widen(core, values);
        }
    }

    /** The potentials of a core in the order of the neurons. */
    private int[] values(int core) {
        WiderCore wide = wider[core];
        if (wide != null && (widened >>> core & 1) != 0) {
            return wide.values();
        }
        int[] values = new int[SIZE];
        for (int n = 0; n < SIZE; n++) {
            values[n] = potentials[core * SIZE + place(n)];
        }
        return values;
    }

    private static int place(int neuron) {
        return Kernels.crossed(neuron, Byte.SIZE);
    }

    private int narrowLimit() {
        return Math.min(potentialLimit, Byte.MAX_VALUE);
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
            if (staysNarrow(core, (long) (end - begin) / 2 * largestWeights[core])) {
                kernels.addCrossbarRows(potentials, core * SIZE, bits, weights[board][core], events, begin, end);
            } else {
                wider(core).add(board, bits, events, begin, end);
            }
            begin = end;
        }
    }

    /** Whether a core runs in 8 bits and can go on so when that much is added; where it cannot, it is widened. */
    private boolean staysNarrow(int core, long most) {
        if ((widened >>> core & 1) != 0) {
            return false;
        }
        if (reach[core] + most > narrowLimit()) {
            reach[core] = kernels.largestOfCore(potentials, core * SIZE);
        }
        if (reach[core] + most > narrowLimit()) {
            widen(core, values(core));
            return false;
        }
        reach[core] += (int) most;
        return true;
    }

    private void widen(int core, int[] values) {
        widened |= 1L << core;
        wider(core).begin(values);
    }

    private WiderCore wider(int core) {
        WiderCore known = wider[core];
        if (known == null) {
            short[][] tables = crossbars.stream()
                    .map(crossbar -> crossbar.tables()[firstCore + core])
                    .toArray(short[][]::new);
            known = new WiderCore(kernels, cells, potentialLimit, drives[core], tables);
            wider[core] = known;
        }
        return known;
    }

    private int update(int core, int[] fired, int at) {
        if (staysNarrow(core, drives[core].largest())) {
            boolean soft = cells.reset() == Cells.Reset.SOFT;
            kernels.fireCore(potentials, core * SIZE, narrowDrives[core], (int) cells.threshold(), soft, firing);
        } else {
            saturations[core] += wider(core).update(firing);
        }
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
        int[] values = new int[cores * SIZE];
        for (int c = 0; c < cores; c++) {
            System.arraycopy(values(c), 0, values, c * SIZE, SIZE);
        }
        state.exchange("potentials", values, firstCore * SIZE, all * SIZE);
        if (state.isPutBack()) {
            for (int c = 0; c < cores; c++) {
                begin(c, Arrays.copyOfRange(values, c * SIZE, (c + 1) * SIZE));
            }
        }
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
