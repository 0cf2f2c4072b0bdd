package org.spikeway.chip.core;

import org.jspecify.annotations.Nullable;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Crossbar;

/**
 * The neurons of one crossbar core that 8 bits do not hold: potentials of 16 bits while these suffice, then of 32
 * ({@link WideCore}).
 */
final class WiderCore {
    private final Kernels kernels;
    private final Cells.IntegrateAndFire cells;
    private final int potentialLimit;
    private final IntegerDrive drive;
    /** By board, in the order of the neurons. */
    private final short[][] tables;

    private final short[][] weights;
    private final int[] largestWeights;
    private final short[] narrowDrive = new short[Crossbar.SIZE];
    private final short[] potentials = new short[Crossbar.SIZE];
    private @Nullable WideCore wide;
    /** No potential is larger. */
    private int reach;

    /** @param tables by board: four tables of weights, in the order of the neurons */
    WiderCore(Kernels kernels, Cells.IntegrateAndFire cells, int potentialLimit, IntegerDrive drive, short[][] tables) {
        this.kernels = kernels;
        this.cells = cells;
        this.potentialLimit = potentialLimit;
        this.drive = drive;
        this.tables = tables;
        weights = new short[tables.length][Crossbar.TYPES * Crossbar.SIZE];
        largestWeights = new int[tables.length];
        for (int board = 0; board < tables.length; board++) {
            for (int i = 0; i < weights[board].length; i++) {
                int table = i / Crossbar.SIZE * Crossbar.SIZE;
                weights[board][table + place(i % Crossbar.SIZE)] = tables[board][i];
                largestWeights[board] = Math.max(largestWeights[board], Math.abs(tables[board][i]));
            }
        }
        for (int neuron = 0; neuron < Crossbar.SIZE; neuron++) {
            narrowDrive[place(neuron)] = (short) drive.values()[neuron];
        }
    }

    private static int place(int neuron) {
        return Kernels.crossed(neuron, Short.SIZE);
    }

    /** Goes on from these potentials, which are in the order of the neurons. */
    void begin(int[] values) {
        reach = 0;
        for (int neuron = 0; neuron < Crossbar.SIZE; neuron++) {
            potentials[place(neuron)] = (short) values[neuron];
            reach = Math.max(reach, Math.abs(values[neuron]));
        }
        boolean fits = reach <= narrowLimit() && cells.threshold() <= Short.MAX_VALUE;
        wide = fits ? null : new WideCore(kernels, cells, potentialLimit, drive, values);
    }

    private int narrowLimit() {
        return Math.min(potentialLimit, Short.MAX_VALUE);
    }

    /** Adds rows of the crossbar; see {@link Kernels#addCrossbarRows}. */
    void add(int board, long[] bits, int[] events, int from, int to) {
        makeRoom((long) (to - from) / 2 * largestWeights[board]);
        if (wide == null) {
            kernels.addCrossbarRows(potentials, 0, bits, weights[board], events, from, to);
        } else {
            wide.add(bits, tables[board], events, from, to);
        }
    }

    /** Updates the neurons; sets the bit of each that fires, and returns how many potentials were cut to their range. */
    int update(long[] firing) {
        makeRoom(drive.largest());
        if (wide == null) {
            boolean soft = cells.reset() == Cells.Reset.SOFT;
            kernels.fireCore(potentials, 0, narrowDrive, (int) cells.threshold(), soft, firing);
            return 0;
        }
        return wide.update(firing);
    }

    /** Goes over to 32 bits where what is added could leave 16. */
    private void makeRoom(long most) {
        if (wide != null) {
            return;
        }
        if (reach + most > narrowLimit()) {
            reach = kernels.largestOfCore(potentials, 0);
        }
        if (reach + most <= narrowLimit()) {
            reach += (int) most;
            return;
        }
        wide = new WideCore(kernels, cells, potentialLimit, drive, values());
    }

    /** The potentials in the order of the neurons. */
    int[] values() {
        if (wide != null) {
            return wide.potentials().clone();
        }
        int[] values = new int[Crossbar.SIZE];
        for (int neuron = 0; neuron < values.length; neuron++) {
            values[neuron] = potentials[place(neuron)];
        }
        return values;
    }
}
