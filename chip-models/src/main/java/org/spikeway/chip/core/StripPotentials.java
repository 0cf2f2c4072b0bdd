package org.spikeway.chip.core;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Crossbar;

/**
 * The potentials of some crossbar cores in a row, each core in as few bits as hold it.
 *
 * <p>They are 8 bits wide while they fit: from the largest magnitude found and what each tick can have added follows until
 * when they do, and a core that may leave that range goes on in more bits ({@link WiderCore}) with the same result.
 */
final class StripPotentials {
    private static final int SIZE = Crossbar.SIZE;

    private final Kernels kernels;
    private final Cells.IntegrateAndFire cells;
    private final int potentialLimit;
    private final List<Crossbar> crossbars;
    private final int firstCore;
    private final int cores;
    private final byte[] potentials;
    /** By crossbar, then core, none where 8 bits do not hold them. */
    private final byte[][][] weights;

    private final IntegerDrive[] drives;
    private final byte[][] narrowDrives;
    private final int[] largestWeights;
    /** No potential of the core is larger. */
    private final int[] reach;
    /** Cores that 8 bits can hold at all. */
    private final long canBeNarrow;

    /** Cores that run in more than 8 bits; theirs are the entries of {@link #wider} that count. */
    private long widened;

    private final @Nullable WiderCore[] wider;
    /** What a sample begins with: copied, so that a reset of silent cores costs next to nothing. */
    private final byte[] initial;

    private final int[] initialReach;
    private final long initiallyWide;

    /**
     * @param crossbars that end here
     * @param firstCore the first core of the population
     */
    StripPotentials(
            Kernels kernels,
            Cells.IntegrateAndFire cells,
            int potentialLimit,
            CrossbarParts parts,
            List<Crossbar> crossbars,
            int firstCore,
            int cores) {
        this.kernels = kernels;
        this.cells = cells;
        this.potentialLimit = potentialLimit;
        this.crossbars = List.copyOf(crossbars);
        this.firstCore = firstCore;
        this.cores = cores;
        potentials = new byte[cores * SIZE];
        weights = new byte[crossbars.size()][cores][];
        drives = new IntegerDrive[cores];
        narrowDrives = new byte[cores][];
        largestWeights = new int[cores];
        reach = new int[cores];
        wider = new WiderCore[cores];
        long narrow = 0;
        for (int c = 0; c < cores; c++) {
            drives[c] = parts.drive(cells, firstCore + c);
            narrow |= prepare(parts, c) ? 1L << c : 0;
        }
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
        for (int b = 0; b < crossbars.size(); b++) {
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

    /** The cores that have a drive, a bit each. */
    long driven() {
        long driven = 0;
        for (int c = 0; c < cores; c++) {
            driven |= drives[c].largest() > 0 ? 1L << c : 0;
        }
        return driven;
    }

    /** Neurons of a core whose drive was cut to its range. */
    int cutDrives(int core) {
        return cells.bias().length == 0 ? 0 : drives[core].cut().length;
    }

    /** Every potential takes its initial value. */
    void reset() {
        widened = 0;
        System.arraycopy(initial, 0, potentials, 0, initial.length);
        System.arraycopy(initialReach, 0, reach, 0, cores);
        for (long left = initiallyWide; left != 0; left &= left - 1) {
            int core = Long.numberOfTrailingZeros(left);
            widen(core, initial(core));
        }
    }

    /** Adds rows of a crossbar to a core; see {@link Kernels#addCrossbarRows}. */
    void add(int crossbar, int core, long[] bits, int[] events, int from, int to) {
        if (staysNarrow(core, (long) (to - from) / 2 * largestWeights[core])) {
            kernels.addCrossbarRows(potentials, core * SIZE, bits, weights[crossbar][core], events, from, to);
        } else {
            wider(core).add(crossbar, bits, events, from, to);
        }
    }

    /** Updates the neurons of a core; sets the bit of each that fires, and returns how many were cut to their range. */
    int fire(int core, long[] firing) {
        if (!staysNarrow(core, drives[core].largest())) {
            return wider(core).update(firing);
        }
        boolean soft = cells.reset() == Cells.Reset.SOFT;
        kernels.fireCore(potentials, core * SIZE, narrowDrives[core], (int) cells.threshold(), soft, firing);
        return 0;
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
     * Gives the potentials, or takes them.
     *
     * @param all cores of the population
     */
    void exchange(Snapshot state, int all) {
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
    }
}
