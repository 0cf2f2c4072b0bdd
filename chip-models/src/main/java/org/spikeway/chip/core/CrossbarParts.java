package org.spikeway.chip.core;

import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Crossbar;

/**
 * What the neurons of crossbar cores are made of; weights and drives that are alike on many cores are stored once.
 *
 * <p>Not thread-safe; what it gives may go to different threads.
 */
final class CrossbarParts {
    private final Map<ShortBuffer, short[]> alike = new HashMap<>();
    private final Map<ShortBuffer, short[]> crossed = new HashMap<>();
    private final Map<IntBuffer, IntegerDrive> drives = new HashMap<>();
    private final int driveLimit;

    CrossbarParts(int driveLimit) {
        this.driveLimit = driveLimit;
    }

    /** The tables of a core in the order that kernels want. */
    short[] weights(short[] table) {
        return crossed.computeIfAbsent(ShortBuffer.wrap(table), of -> {
            short[] values = new short[table.length];
            for (int i = 0; i < table.length; i++) {
                values[i / Crossbar.SIZE * Crossbar.SIZE + Kernels.crossed(i % Crossbar.SIZE)] = table[i];
            }
            return values;
        });
    }

    /** The drive of a core, neuron by neuron. */
    IntegerDrive drive(Cells.IntegrateAndFire cells, int core) {
        double[] bias = cells.bias();
        double[] ofCore = bias.length == 0
                ? new double[Crossbar.SIZE]
                : Arrays.copyOfRange(bias, core * Crossbar.SIZE, (core + 1) * Crossbar.SIZE);
        IntegerDrive made = IntegerDrive.of(ofCore, new double[0], driveLimit);
        if (made.cut().length > 0) {
            return made;
        }
        IntegerDrive known = drives.putIfAbsent(IntBuffer.wrap(made.values()), made);
        return known == null ? made : known;
    }

    /** Drives that fit 16 bits, in the order that kernels want. */
    short[] narrow(IntegerDrive drive) {
        short[] values = new short[Crossbar.SIZE];
        for (int neuron = 0; neuron < values.length; neuron++) {
            values[Kernels.crossed(neuron)] = (short) drive.values()[neuron];
        }
        short[] known = alike.putIfAbsent(ShortBuffer.wrap(values), values);
        return known == null ? values : known;
    }
}
