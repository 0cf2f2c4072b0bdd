package org.spikeway.mapping.crossbar;

import java.util.Arrays;
import org.spikeway.chip.program.Crossbar;

/**
 * The weights of a layer as axon types and bits: what the crossbar adds for a source is the sum of the neuron's weights for
 * the types that the bits name. A source enters the crossbar once for each type that any neuron hears it by.
 */
public final class TypedWeights {
    private static final int LARGEST = 255;
    private static final int ROUNDS = 50;

    private final short[][] tables;
    private final byte[][] bits;

    private TypedWeights(int sources, int neurons) {
        tables = new short[neurons][Crossbar.TYPES];
        bits = new byte[sources][neurons];
    }

    /**
     * @param weights whole numbers from −255 to 255, by source and neuron; at least one source
     * @throws IllegalArgumentException for a weight outside that range
     */
    public static TypedWeights of(int[][] weights, Decomposition how) {
        TypedWeights typed = new TypedWeights(weights.length, weights[0].length);
        for (int n = 0; n < weights[0].length; n++) {
            int[] column = new int[weights.length];
            for (int s = 0; s < column.length; s++) {
                column[s] = weights[s][n];
                if (Math.abs(column[s]) > LARGEST) {
                    throw new IllegalArgumentException("weight " + column[s] + " of source " + s + " and neuron " + n
                            + " is outside ±" + LARGEST);
                }
            }
            switch (how) {
                case BITS -> typed.planes(n, column);
                case LEVELS -> typed.levels(n, column);
            }
        }
        return typed;
    }

    /** Takes the unit with the least squared error; −8g has to be a weight of 9 bits. */
    private void planes(int neuron, int[] column) {
        int unit = 1;
        long least = Long.MAX_VALUE;
        for (int g = -LARGEST / 8; g <= LARGEST / 8; g++) {
            long error = 0;
            for (int weight : column) {
                if (g != 0) {
                    long off = weight - (long) g * multiple(weight, g);
                    error += off * off;
                }
            }
            if (g != 0 && (error < least || (error == least && Math.abs(g) < Math.abs(unit)))) {
                least = error;
                unit = g;
            }
        }
        tables[neuron] = new short[] {(short) unit, (short) (2 * unit), (short) (4 * unit), (short) (-8 * unit)};
        for (int s = 0; s < column.length; s++) {
            bits[s][neuron] = (byte) (multiple(column[s], unit) & 0xF);
        }
    }

    private static int multiple(int weight, int unit) {
        return (int) Math.max(-8, Math.min(7, Math.rint((double) weight / unit)));
    }

    /** Lloyd's rounds from evenly spread values, 0 being one more level that stays; ends when nothing moves. */
    private void levels(int neuron, int[] column) {
        int[] values = Arrays.stream(column).filter(w -> w != 0).distinct().sorted().toArray();
        short[] levels = tables[neuron];
        for (int t = 0; t < levels.length && values.length > 0; t++) {
            int at = values.length <= levels.length
                    ? Math.min(t, values.length - 1)
                    : t * (values.length - 1) / (levels.length - 1);
            levels[t] = (short) values[at];
        }
        boolean moved = true;
        for (int round = 0; moved && round < ROUNDS; round++) {
            long[] sums = new long[levels.length];
            int[] counts = new int[levels.length];
            for (int weight : column) {
                int type = nearest(levels, weight);
                if (type >= 0) {
                    sums[type] += weight;
                    counts[type]++;
                }
            }
            moved = false;
            for (int t = 0; t < levels.length; t++) {
                short mean = counts[t] == 0 ? levels[t] : (short) Math.rint((double) sums[t] / counts[t]);
                moved |= mean != levels[t];
                levels[t] = mean;
            }
        }
        for (int s = 0; s < column.length; s++) {
            int type = nearest(levels, column[s]);
            bits[s][neuron] = (byte) (type < 0 ? 0 : 1 << type);
        }
    }

    /** The type with the nearest weight, or −1 where 0 is as near. */
    private static int nearest(short[] levels, int weight) {
        int best = -1;
        int distance = Math.abs(weight);
        for (int t = 0; t < levels.length; t++) {
            if (Math.abs(weight - levels[t]) < distance) {
                best = t;
                distance = Math.abs(weight - levels[t]);
            }
        }
        return best;
    }

    public int sources() {
        return bits.length;
    }

    public int neurons() {
        return tables.length;
    }

    /** What an event on an axon of that type adds to the neuron. */
    public short tableWeight(int neuron, int type) {
        return tables[neuron][type];
    }

    /** Whether the neuron hears the source by axons of that type. */
    public boolean hears(int source, int neuron, int type) {
        return (bits[source][neuron] >> type & 1) == 1;
    }

    /** What a spike of the source adds to the neuron. */
    public int weight(int source, int neuron) {
        int sum = 0;
        for (int t = 0; t < Crossbar.TYPES; t++) {
            sum += hears(source, neuron, t) ? tables[neuron][t] : 0;
        }
        return sum;
    }

    /** Whether any neuron hears the source by axons of that type. */
    public boolean needs(int source, int type) {
        for (byte mask : bits[source]) {
            if ((mask >> type & 1) == 1) {
                return true;
            }
        }
        return false;
    }

    /** How many axons all sources take together: one for each source and type that is needed. */
    public int axons() {
        int axons = 0;
        for (int s = 0; s < sources(); s++) {
            for (int t = 0; t < Crossbar.TYPES; t++) {
                axons += needs(s, t) ? 1 : 0;
            }
        }
        return axons;
    }

    /**
     * The quantisation error: root of the mean square of what the weights are off by, in weight units; 0 where all are kept.
     *
     * @param weights those that were taken apart
     */
    public double error(int[][] weights) {
        double sum = 0;
        for (int s = 0; s < sources(); s++) {
            for (int n = 0; n < neurons(); n++) {
                double off = weights[s][n] - weight(s, n);
                sum += off * off;
            }
        }
        return Math.sqrt(sum / ((double) sources() * neurons()));
    }
}
