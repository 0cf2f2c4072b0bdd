package org.spikeway.chip.core;

import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;

/**
 * The constant current that an image drives into one slice: the connection applied to real values, in double precision,
 * once for a sample.
 */
public final class AnalogInput {
    private final Connection connection;
    private final double[] weights;
    private final Taps taps;
    private final Shape source;

    public AnalogInput(Connection connection, Shape source, Box slice) {
        this.connection = connection;
        this.source = source;
        taps = new Taps(connection, slice);
        weights = KernelLayout.stored(connection);
    }

    /**
     * Adds the current of an image.
     *
     * @param chw the image in channel, row, column order
     * @param current one value a neuron of the slice
     */
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
