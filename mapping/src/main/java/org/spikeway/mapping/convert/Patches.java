package org.spikeway.mapping.convert;

import java.util.Arrays;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Connection.SharedKernel;

/** What the windows of a shared kernel see of one source map: for each output position the values under the kernel. */
final class Patches {
    private final Axis rows;
    private final Axis columns;
    private final int channels;
    private final float[] pooled;

    /** For kernels of one group. */
    Patches(SharedKernel kernel) {
        rows = kernel.rows();
        columns = kernel.columns();
        channels = kernel.sourceChannels();
        pooled = new float[rows.pooled() * columns.pooled() * channels];
    }

    /** Values under the kernel. */
    int size() {
        return rows.kernel() * columns.kernel() * channels;
    }

    /** Takes up a map: spike counts in the order of the population, times a factor. */
    void map(int[] counts, double factor) {
        Arrays.fill(pooled, 0);
        for (int py = 0; py < rows.pooled(); py++) {
            for (int px = 0; px < columns.pooled(); px++) {
                pool(counts, (float) factor, py, px);
            }
        }
    }

    private void pool(int[] counts, float factor, int py, int px) {
        int to = (py * columns.pooled() + px) * channels;
        for (int dy = 0; dy < rows.poolSize(); dy++) {
            for (int dx = 0; dx < columns.poolSize(); dx++) {
                int y = py * rows.poolStride() - rows.poolPad() + dy;
                int x = px * columns.poolStride() - columns.poolPad() + dx;
                if (y >= 0 && x >= 0 && y < rows.inputs() && x < columns.inputs()) {
                    int from = (y * columns.inputs() + x) * channels;
                    for (int c = 0; c < channels; c++) {
                        pooled[to + c] += counts[from + c] * factor;
                    }
                }
            }
        }
    }

    /** Writes what the kernel sees at an output position, by kernel row, kernel column, channel. */
    void read(int outputRow, int outputColumn, float[] values) {
        for (int ky = 0; ky < rows.kernel(); ky++) {
            for (int kx = 0; kx < columns.kernel(); kx++) {
                int y = outputRow * rows.stride() + ky * rows.dilation() - rows.pad();
                int x = outputColumn * columns.stride() + kx * columns.dilation() - columns.pad();
                int to = (ky * columns.kernel() + kx) * channels;
                if (y < 0 || x < 0 || y >= rows.pooled() || x >= columns.pooled()) {
                    Arrays.fill(values, to, to + channels, 0);
                } else {
                    System.arraycopy(pooled, (y * columns.pooled() + x) * channels, values, to, channels);
                }
            }
        }
    }
}
