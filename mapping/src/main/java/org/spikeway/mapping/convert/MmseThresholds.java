package org.spikeway.mapping.convert;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * The adaptive threshold: of 95 thresholds between the largest activation and a twentieth of it, the one at which what T
 * ticks can carry differs least from the activations, in the mean of squares.
 *
 * <p>Li et al. 2021, "A free lunch from ANN": {@code mean (⌊clip(a·T/θ, 0, T)⌋·θ/T − a)²} is least, for θ in
 * {@code max·(1 − 0.01·i)}, i = 0 … 94. Example: of the activations 1, 1, 1, 1 and 4 with T = 1 a threshold of 1.0 loses
 * 9/5, one of 4 loses 4/5.
 *
 * <p>Channel by channel, every channel gets a threshold of its own, as in Kim et al. 2020 (Spiking-YOLO), folded into the
 * weights by {@link ChannelBalance}.
 */
public final class MmseThresholds implements ThresholdMethod {
    private static final int CANDIDATES = 95;
    private static final double STEP = 0.01;
    /** No channel's threshold lies below this part of its layer's: its weights would grow without bound. */
    private static final double LEAST_OF_LAYER = 0.02;

    private final int ticks;
    private final boolean ofChannels;
    /** The positive activations of one group. */
    private float[] positive = new float[0];

    /**
     * @param ticks T, for which the thresholds are the best
     * @param ofChannels whether each channel has its own
     */
    public MmseThresholds(int ticks, boolean ofChannels) {
        this.ticks = ticks;
        this.ofChannels = ofChannels;
    }

    @Override
    public String name() {
        return ofChannels ? "mmse-channel" : "mmse";
    }

    @Override
    public double[] thresholds(LayerGraph graph, Calibration calibration) throws IOException {
        int layers = graph.rectified().size();
        return Arrays.stream(search(graph, calibration, false), 0, layers)
                .mapToDouble(layer -> layer[0])
                .toArray();
    }

    @Override
    public Balance balance(LayerGraph graph, Calibration calibration) throws IOException {
        double[] ofLayers = thresholds(graph, calibration);
        if (!ofChannels) {
            return new Balance(graph, ofLayers, UnaryOperator.identity());
        }
        ofLayers = graph.withGates(ofLayers);
        double[][] found = search(graph, calibration, true);
        for (int layer = 0; layer < ofLayers.length; layer++) {
            for (int c = 0; c < found[layer].length; c++) {
                boolean silent = found[layer][c] == 0;
                found[layer][c] =
                        silent ? ofLayers[layer] : Math.max(found[layer][c], LEAST_OF_LAYER * ofLayers[layer]);
            }
        }
        for (int layer = 0; layer < ofLayers.length; layer++) {
            found[layer] = found[graph.origin(layer)];
        }
        return new ChannelBalance(graph, ofLayers, found).balance();
    }

    /** By layer and group of channels, one channel or all, the best threshold; 0 where nothing is active. */
    private double[][] search(LayerGraph graph, Calibration calibration, boolean byChannel) throws IOException {
        int layers = graph.rectified().size();
        float[][] largest = new float[layers][];
        for (int layer = 0; layer < layers; layer++) {
            largest[layer] = new float[groups(graph.layers().get(layer), byChannel)];
        }
        calibration.forEach((image, layer, activations) -> {
            if (layer < layers) {
                int length = activations.length / largest[layer].length;
                for (int i = 0; i < activations.length; i++) {
                    largest[layer][i / length] = Math.max(largest[layer][i / length], activations[i]);
                }
            }
        });
        double[][][] losses = new double[layers][][];
        for (int layer = 0; layer < layers; layer++) {
            losses[layer] = new double[largest[layer].length][CANDIDATES];
        }
        calibration.forEach((image, layer, activations) -> {
            if (layer < layers) {
                int length = activations.length / largest[layer].length;
                for (int group = 0; group < largest[layer].length; group++) {
                    addLosses(activations, group * length, length, largest[layer][group], losses[layer][group]);
                }
            }
        });
        double[][] best = new double[layers][];
        for (int layer = 0; layer < layers; layer++) {
            best[layer] = new double[largest[layer].length];
            for (int group = 0; group < best[layer].length; group++) {
                best[layer][group] = candidate(largest[layer][group], least(losses[layer][group]));
            }
        }
        return best;
    }

    private static int groups(Layer layer, boolean byChannel) {
        return byChannel ? layer.shape().channels() : 1;
    }

    private static float candidate(float largest, int index) {
        return (float) (largest * (1 - STEP * index));
    }

    private void addLosses(float[] activations, int from, int length, float largest, double[] losses) {
        int count = gathered(activations, from, length);
        for (int candidate = 0; largest > 0 && candidate < CANDIDATES; candidate++) {
            float threshold = candidate(largest, candidate);
            losses[candidate] += loss(count, ticks / threshold, threshold / ticks);
        }
    }

    /** Takes out what is positive: zeros, mostly half of all, lose nothing at any threshold. */
    private int gathered(float[] activations, int from, int length) {
        if (positive.length < length) {
            positive = new float[length];
        }
        int count = 0;
        for (int i = from; i < from + length; i++) {
            if (activations[i] > 0) {
                positive[count++] = activations[i];
            }
        }
        return count;
    }

    /** The sum of squares of what was gathered, in single precision for one image of one layer. */
    private float loss(int count, float scale, float unit) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            float difference = Math.min(ticks, (int) (positive[i] * scale)) * unit - positive[i];
            sum += difference * difference;
        }
        return sum;
    }

    private static int least(double[] losses) {
        int least = 0;
        for (int i = 1; i < losses.length; i++) {
            least = losses[i] < losses[least] ? i : least;
        }
        return least;
    }
}
