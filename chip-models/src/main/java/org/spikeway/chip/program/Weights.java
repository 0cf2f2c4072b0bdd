package org.spikeway.chip.program;

/** Synaptic weights in the width in which a core stores them. The arrays are shared, never changed. */
public sealed interface Weights {
    int length();

    /** The weight as a core adds it to a potential. */
    double at(int index);

    /** Eight-bit weights with one shared exponent: a synapse adds {@code mantissa · 2^exponent}. */
    record Bytes(byte[] mantissas, int exponent) implements Weights {
        public Bytes {
            if (exponent < 0 || exponent > 23) {
                throw new IllegalArgumentException("weight exponent " + exponent + " is outside 0…23");
            }
        }

        @Override
        public int length() {
            return mantissas.length;
        }

        @Override
        public double at(int index) {
            return mantissas[index] << exponent;
        }
    }

    /** Tables of 16-bit weights, all of one length. */
    record Tables(short[][] tables) implements Weights {
        @Override
        public int length() {
            return tables.length == 0 ? 0 : Math.multiplyExact(tables.length, tables[0].length);
        }

        @Override
        public double at(int index) {
            int length = tables[0].length;
            return tables[index / length][index % length];
        }
    }

    /** Single-precision weights. */
    record Floats(float[] values) implements Weights {
        @Override
        public int length() {
            return values.length;
        }

        @Override
        public double at(int index) {
            return values[index];
        }
    }

    /** Double-precision weights; also those that a host computer applies to an image before a run. */
    record Doubles(double[] values) implements Weights {
        @Override
        public int length() {
            return values.length;
        }

        @Override
        public double at(int index) {
            return values[index];
        }
    }
}
