package org.spikeway.chip.core;

import java.util.Arrays;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Crossbar;

/** The neurons of one crossbar core whose potentials, weights or threshold may not fit 16 bits. */
final class WideCore {
    private final Kernels kernels;
    private final int threshold;
    private final boolean soft;
    private final int potentialLimit;
    private final int[] drive;
    private final int[] potentials;
    private final int[] fired = new int[Crossbar.SIZE];

    /** @param potentials in the order of the neurons; they become this core's own */
    WideCore(Kernels kernels, Cells.IntegrateAndFire cells, int potentialLimit, IntegerDrive drive, int[] potentials) {
        this.kernels = kernels;
        threshold = (int) cells.threshold();
        soft = cells.reset() == Cells.Reset.SOFT;
        this.potentialLimit = potentialLimit;
        this.drive = drive.values();
        this.potentials = potentials;
    }

    /**
     * Adds rows of the crossbar; see {@link Kernels#addCrossbarRows}.
     *
     * @param tables of weights, in the order of the neurons
     */
    void add(long[] bits, short[] tables, int[] events, int from, int to) {
        for (int i = from; i < to; i += 2) {
            for (int k = 0; k < Crossbar.ROW_WORDS; k++) {
                for (long left = bits[events[i] + k]; left != 0; left &= left - 1) {
                    int neuron = k * Long.SIZE + Long.numberOfTrailingZeros(left);
                    potentials[neuron] += tables[events[i + 1] + neuron];
                }
            }
        }
    }

    /** Updates the neurons; sets the bit of each that fires, and returns how many potentials were cut to their range. */
    int update(long[] firing) {
        Arrays.fill(firing, 0);
        int count = kernels.fire(potentials, drive, threshold, soft, fired);
        for (int i = 0; i < count; i++) {
            firing[fired[i] / Long.SIZE] |= 1L << fired[i];
        }
        int cut = 0;
        if (kernels.largestMagnitude(potentials) > potentialLimit) {
            for (int i = 0; i < potentials.length; i++) {
                int within = Math.max(-potentialLimit, Math.min(potentialLimit, potentials[i]));
                cut += within == potentials[i] ? 0 : 1;
                potentials[i] = within;
            }
        }
        return cut;
    }

    int[] potentials() {
        return potentials;
    }
}
