package org.spikeway.mapping.layers;

import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Connection;

/**
 * Counts the multiply-accumulates with which an ANN computes a connection: taps on pooled positions, padding not
 * counted.
 *
 * <p>Example: a 3×3 convolution with padding 1 from 16 to 16 channels on 32×32 takes 94·94·16·16 = 2,262,016.
 */
final class Macs {
    private Macs() {}

    static long of(Connection connection) {
        long taps = taps(connection.rows()) * taps(connection.columns());
        if (connection instanceof Connection.SharedKernel kernel) {
            return taps * kernel.sourceChannels() * kernel.targetChannelsOfGroup();
        }
        Connection.Shortcut shortcut = (Connection.Shortcut) connection;
        long channels = 0;
        for (int c = 0; c < shortcut.sourceChannels(); c++) {
            int target = c + shortcut.channelOffset();
            channels += target >= 0 && target < shortcut.targetChannels() ? 1 : 0;
        }
        return taps * channels;
    }

    private static long taps(Axis axis) {
        long taps = 0;
        for (int output = 0; output < axis.outputs(); output++) {
            for (int k = 0; k < axis.kernel(); k++) {
                int read = output * axis.stride() + k * axis.dilation() - axis.pad();
                taps += read >= 0 && read < axis.pooled() ? 1 : 0;
            }
        }
        return taps;
    }
}
