package org.spikeway.chip.core;

import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.SparseRows;

/**
 * The constant current that an image drives into one slice: the connection applied to real values, in double precision,
 * once for a sample.
 */
public final class AnalogInput {
    private final Pixels pixels;

    public AnalogInput(Connection connection, Shape source, Box slice) {
        pixels = connection instanceof SparseRows rows
                ? new Listed(rows, slice)
                : new Shared(connection, new Taps(connection, slice), KernelLayout.stored(connection), source);
    }

    /**
     * Adds the current of an image.
     *
     * @param chw the image in channel, row, column order
     * @param current one value a neuron of the slice
     */
    public void add(double[] chw, double[] current) {
        pixels.add(chw, current);
    }

    private interface Pixels {
        void add(double[] chw, double[] current);
    }

    /** Rows of synapses by pixel, in the order of the image. */
    private record Listed(SparseRows rows, Box slice) implements Pixels {
        @Override
        public void add(double[] chw, double[] current) {
            for (int pixel = 0; pixel < rows.sourceChannels(); pixel++) {
                int end = rows.firstFrom(pixel, slice.channelTo());
                for (int i = rows.firstFrom(pixel, slice.channelFrom()); i < end && chw[pixel] != 0; i++) {
                    current[rows.targets().at(i) - slice.channelFrom()] +=
                            chw[pixel] * rows.weights().at(i);
                }
            }
        }
    }

    private record Shared(Connection connection, Taps taps, double[] weights, Shape source) implements Pixels {
        @Override
        public void add(double[] chw, double[] current) {
            Axis rows = connection.rows();
            Axis columns = connection.columns();
            for (int c = 0; c < source.channels(); c++) {
                for (int y = 0; y < rows.inputs(); y++) {
                    for (int x = 0; x < columns.inputs(); x++) {
                        double value = chw[(c * source.height() + y) * source.width() + x];
                        if (value != 0) {
                            addPixel(value, c, y, x, current);
                        }
                    }
                }
            }
        }

        private void addPixel(double value, int c, int y, int x, double[] current) {
            for (int row = taps.rowStart[y]; row < taps.rowStart[y + 1]; row++) {
                for (int column = taps.columnStart[x]; column < taps.columnStart[x + 1]; column++) {
                    int at = taps.channelTarget[c] + taps.rowTarget[row] + taps.columnTarget[column];
                    int from = taps.channelWeight[c] + taps.rowWeight[row] + taps.columnWeight[column];
                    int length = taps.columnSpan[column] * taps.channelLength[c];
                    for (int i = 0; i < length; i++) {
                        current[at + i] += value * weights[from + i];
                    }
                }
            }
        }
    }
}
