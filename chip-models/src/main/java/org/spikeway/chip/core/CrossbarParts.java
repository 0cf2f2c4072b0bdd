package org.spikeway.chip.core;

import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Crossbar;

/**
 * What the neurons of crossbar cores are made of; weights and drives that are alike on many cores are stored once.
 *
 * <p>Not thread-safe; what it gives may go to different threads.
 */
final class CrossbarParts {
    private final Map<ShortBuffer, Optional<byte[]>> narrowed = new HashMap<>();
    private final Map<IntBuffer, IntegerDrive> drives = new HashMap<>();
    private final int driveLimit;

    CrossbarParts(int driveLimit) {
        this.driveLimit = driveLimit;
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

    /** A drive in 8 bits, in the order that kernels want; none where it does not fit. */
    Optional<byte[]> narrow(IntegerDrive drive) {
        if (drive.largest() > Byte.MAX_VALUE) {
            return Optional.empty();
        }
        short[] values = new short[Crossbar.SIZE];
        for (int neuron = 0; neuron < values.length; neuron++) {
            values[neuron] = (short) drive.values()[neuron];
        }
        return narrow(values);
    }

    /** Tables of 256 values, one a neuron, in 8 bits and in the order that kernels want; none where a value does not fit. */
    Optional<byte[]> narrow(short[] tables) {
        return narrowed.computeIfAbsent(ShortBuffer.wrap(tables), of -> {
            byte[] values = new byte[tables.length];
            for (int i = 0; i < tables.length; i++) {
                if (Math.abs(tables[i]) > Byte.MAX_VALUE) {
                    return Optional.empty();
                }
                int place = Kernels.crossed(i % Crossbar.SIZE, Byte.SIZE);
                values[i / Crossbar.SIZE * Crossbar.SIZE + place] = (byte) tables[i];
            }
            return Optional.of(values);
        });
    }
}
