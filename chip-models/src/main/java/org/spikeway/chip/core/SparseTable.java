package org.spikeway.chip.core;

import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.SparseRows;

/**
 * The synapses of sparse rows that end in one slice, as kernels read them: row by row, targets counted within the slice.
 *
 * @param starts one a source neuron, and the number of synapses
 */
record SparseTable(int[] starts, Synapses synapses) {
    /** Targets with their weights. */
    sealed interface Synapses {
        /** Both in one word; see {@link Kernels#addSynapses(int[], int[], int, int)}. */
        record Packed(int[] words) implements Synapses {}

        record Ints(int[] targets, int[] weights) implements Synapses {}

        record Floats(int[] targets, float[] weights) implements Synapses {}

        record Doubles(int[] targets, double[] weights) implements Synapses {}
    }

    static SparseTable of(SparseRows rows, Box slice, Numbers numbers) {
        int sources = rows.sourceChannels();
        int[] starts = new int[sources + 1];
        int[] firsts = new int[sources];
        for (int c = 0; c < sources; c++) {
            firsts[c] = rows.firstFrom(c, slice.channelFrom());
            starts[c + 1] = starts[c] + rows.firstFrom(c, slice.channelTo()) - firsts[c];
        }
        Extract extract = new Extract(rows, slice.channelFrom(), starts, firsts);
        return new SparseTable(
                starts,
                switch (numbers) {
                    case FLOAT -> extract.floats();
                    case DOUBLE -> extract.doubles();
                    case INTEGER -> extract.isNarrow(slice.channels()) ? extract.packed() : extract.ints();
                });
    }

    /** The part of the rows that ends in the slice. */
    private record Extract(SparseRows rows, int targetFrom, int[] starts, int[] firsts) {
        /** Takes the synapses in turn: their place here and in the connection. */
        private interface Taker {
            void take(int place, int synapse);
        }

        private int length() {
            return starts[starts.length - 1];
        }

        private void each(Taker taker) {
            for (int c = 0; c < firsts.length; c++) {
                for (int place = starts[c]; place < starts[c + 1]; place++) {
                    taker.take(place, firsts[c] + place - starts[c]);
                }
            }
        }

        private int[] targets() {
            int[] targets = new int[length()];
            each((place, synapse) -> targets[place] = rows.targets().at(synapse) - targetFrom);
            return targets;
        }

        boolean isNarrow(int neurons) {
            boolean[] narrow = {neurons <= Kernels.PACKED_TARGETS};
            each((place, synapse) -> narrow[0] &= whole(synapse) == (short) whole(synapse));
            return narrow[0];
        }

        private int whole(int synapse) {
            return Math.toIntExact(Math.round(rows.weights().at(synapse)));
        }

        Synapses packed() {
            int[] words = new int[length()];
            each((place, synapse) ->
                    words[place] = Kernels.synapse(rows.targets().at(synapse) - targetFrom, whole(synapse)));
            return new Synapses.Packed(words);
        }

        Synapses ints() {
            int[] weights = new int[length()];
            each((place, synapse) -> weights[place] = whole(synapse));
            return new Synapses.Ints(targets(), weights);
        }

        Synapses floats() {
            float[] weights = new float[length()];
            each((place, synapse) -> weights[place] = (float) rows.weights().at(synapse));
            return new Synapses.Floats(targets(), weights);
        }

        Synapses doubles() {
            double[] weights = new double[length()];
            each((place, synapse) -> weights[place] = rows.weights().at(synapse));
            return new Synapses.Doubles(targets(), weights);
        }
    }
}
