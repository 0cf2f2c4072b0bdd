package org.spikeway.mapping.program;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.Connection;

/**
 * Gives each source of a layer an axon type, so that a neuron has one weight for all its sources of a type and a binary
 * crossbar says which of them it hears.
 *
 * <p>Two sources can share a type where no neuron hears both with different weights. Types are given in turn, the first that
 * does: simple, and enough for the one-valued weights that such chips are trained for. A source that reaches several
 * positions through a kernel must have one weight for each target channel.
 */
final class AxonTypes {
    private final long limit;
    /** For each type the weight of each target channel; 0 where none is set. */
    private final List<double[]> types = new ArrayList<>();

    AxonTypes(long limit) {
        this.limit = limit;
    }

    /** Gives the sources of one more connection their types; false if there are too few. */
    boolean take(Connection connection) {
        if (connection instanceof Connection.Shortcut shortcut) {
            for (int c = 0; c < shortcut.sourceChannels(); c++) {
                double[] weights = new double[shortcut.targetChannels()];
                int target = shortcut.targetFrom(c);
                if (target >= 0 && target < weights.length) {
                    weights[target] = shortcut.weights().at(c);
                }
                if (!give(weights)) {
                    return false;
                }
            }
            return true;
        }
        Connection.SharedKernel kernel = (Connection.SharedKernel) connection;
        boolean onePosition = kernel.rows().outputs() == 1 && kernel.columns().outputs() == 1;
        int area = kernel.rows().kernel() * kernel.columns().kernel();
        for (int c = 0; c < kernel.sourceChannels(); c++) {
            boolean fits = onePosition ? takeEachTap(kernel, c, area) : takeAllTaps(kernel, c, area);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** A target of one position: every tap belongs to a source of its own. */
    private boolean takeEachTap(Connection.SharedKernel kernel, int channel, int area) {
        for (int tap = 0; tap < area; tap++) {
            double[] weights = new double[kernel.targetChannels()];
            add(kernel, channel, area, tap, weights);
            if (!give(weights)) {
                return false;
            }
        }
        return true;
    }

    private boolean takeAllTaps(Connection.SharedKernel kernel, int channel, int area) {
        double[] weights = new double[kernel.targetChannels()];
        for (int tap = 0; tap < area; tap++) {
            if (!add(kernel, channel, area, tap, weights)) {
                return false;
            }
        }
        return give(weights);
    }

    private static boolean add(Connection.SharedKernel kernel, int channel, int area, int tap, double[] weights) {
        int ofGroup = kernel.targetChannelsOfGroup();
        int first = kernel.targetFrom(channel);
        for (int o = 0; o < ofGroup; o++) {
            double weight = kernel.weights().at((channel * area + tap) * ofGroup + o);
            if (weight != 0 && weights[first + o] != 0 && weights[first + o] != weight) {
                return false;
            }
            weights[first + o] = weight == 0 ? weights[first + o] : weight;
        }
        return true;
    }

    private boolean give(double[] weights) {
        for (double[] type : types) {
            if (agree(type, weights)) {
                for (int i = 0; i < type.length; i++) {
                    type[i] = weights[i] == 0 ? type[i] : weights[i];
                }
                return true;
            }
        }
        types.add(weights);
        return types.size() <= limit;
    }

    private static boolean agree(double[] type, double[] weights) {
        for (int i = 0; i < type.length; i++) {
            if (type[i] != 0 && weights[i] != 0 && type[i] != weights[i]) {
                return false;
            }
        }
        return true;
    }
}
