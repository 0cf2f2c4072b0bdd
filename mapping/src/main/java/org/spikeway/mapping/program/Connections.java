package org.spikeway.mapping.program;

import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;

/** Questions about a connection that mapping asks. */
final class Connections {
    private Connections() {}

    static double largestWeight(Connection connection) {
        double largest = 0;
        for (int i = 0; i < connection.weights().length(); i++) {
            largest = Math.max(largest, Math.abs(connection.weights().at(i)));
        }
        return largest;
    }

    /** Weights that a core stores to hold the part of the connection that ends in the box: kernels are shared in space. */
    static long storedWeights(Connection connection, Box target) {
        if (connection instanceof Connection.Shortcut shortcut) {
            return Math.min(shortcut.sourceChannels(), target.channels());
        }
        Connection.SharedKernel kernel = (Connection.SharedKernel) connection;
        long area = (long) kernel.rows().kernel() * kernel.columns().kernel();
        return area * (kernel.sourceChannels() / kernel.groups()) * target.channels();
    }
}
