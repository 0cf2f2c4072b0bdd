package org.spikeway.mapping.convert;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Connection.SharedKernel;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;

/**
 * Fits the weights and the bias of a layer to the spikes that really reach it: least squares with a penalty on the change.
 *
 * <p>The aim is that of the weight calibration of Li et al. 2021, who follow the gradient; a layer is linear, so the best
 * change can be computed at once. With rates r of the sources (times their thresholds) and errors e, one a neuron, the
 * change ΔW makes {@code Σ |e − ΔW·r − Δb|² + λ|ΔW|²} least over images and positions.
 *
 * <p>Noisy rates so lose weight and steady ones gain. Changed is the largest kernel of one group with at most
 * {@value #MOST_FEATURES} weights a neuron; a layer without one keeps its weights.
 *
 * @param aim whose errors are to vanish
 * @param penalty λ, as a fraction of the mean square of a rate
 */
public record WeightCalibration(Aim aim, double penalty) implements Correction {
    /** What is to come close to the ANN. */
    public enum Aim {
        /** The mean input of each neuron. */
        INPUT,
        /** Its own rate, times the threshold: with what a neuron makes wrong itself, such as spikes that come too early. */
        RATE
    }

    /** Beyond it, the normal equations take longer than the rest of the conversion. */
    static final int MOST_FEATURES = 1200;

    /** Positions of all images together that are looked at, evenly spread. */
    private static final int SAMPLES = 40_000;
    /** Images are summed up in so many parts, whatever the number of threads, so that the sums come out alike. */
    private static final int PARTS = 8;

    /** With the penalty that was found best: a tenth of the mean square of a rate. */
    public WeightCalibration(Aim aim) {
        this(aim, 0.1);
    }

    @Override
    public String name() {
        return aim == Aim.RATE ? "rate-weights" : "weights";
    }

    @Override
    public boolean readsOwnSpikes() {
        return aim == Aim.RATE;
    }

    @Override
    public boolean isForReadOut() {
        return aim == Aim.INPUT;
    }

    @Override
    public SpikingNetwork correct(LayerTrial trial) {
        int place = largestKernel(trial.layer());
        if (place < 0) {
            return trial.network();
        }
        Branch branch = trial.layer().branches().get(place);
        SharedKernel kernel = (SharedKernel) branch.connection();
        double[][] change = LeastSquares.solve(sums(trial, branch.source(), kernel), penalty);
        int features = change.length - 1;
        double[] weights = new double[kernel.weights().length()];
        int channels = kernel.sourceChannels();
        int run = kernel.targetChannels();
        for (int i = 0; i < features; i++) {
            int first = (i % channels * (features / channels) + i / channels) * run;
            for (int o = 0; o < run; o++) {
                weights[first + o] = kernel.weights().at(first + o) + change[i][o];
            }
        }
        double[] bias = trial.layer().biasOfChannels();
        for (int o = 0; o < run; o++) {
            bias[o] += change[features][o];
        }
        List<Branch> branches = new ArrayList<>(trial.layer().branches());
        branches.set(place, new Branch(branch.source(), kernel.withWeights(new Weights.Doubles(weights))));
        return trial.network()
                .withLayer(trial.index(), trial.layer().withBranches(branches).withBias(bias));
    }

    private static int largestKernel(Layer layer) {
        int place = -1;
        int most = 0;
        for (int i = 0; i < layer.branches().size(); i++) {
            Branch branch = layer.branches().get(i);
            Connection connection = branch.connection();
            boolean fits = connection instanceof SharedKernel kernel
                    && kernel.groups() == 1
                    && branch.source() != Branch.INPUT
                    && new Patches(kernel).size() <= MOST_FEATURES;
            if (fits && connection.weights().length() > most) {
                place = i;
                most = connection.weights().length();
            }
        }
        return place;
    }

    private LeastSquares[] sums(LayerTrial trial, int source, SharedKernel kernel) {
        int images = trial.loop().images();
        int width = trial.shape().width();
        int positions = trial.shape().height() * width;
        int channels = trial.shape().channels();
        int step = (int) Math.max(1, (long) images * positions / SAMPLES);
        double height = trial.network().threshold(source) / trial.loop().readTicks();
        LeastSquares[] parts = new LeastSquares[Math.min(PARTS, images)];
        trial.loop().workers().forEach(parts.length, () -> {
            Patches patches = new Patches(kernel);
            LayerErrors errors = aim == Aim.RATE ? new RateErrors(trial) : new InputErrors(trial);
            float[] values = new float[patches.size() + 1];
            return part -> {
                parts[part] = new LeastSquares(patches.size(), channels);
                for (int image = part; image < images; image += parts.length) {
                    float[] missing = errors.of(image);
                    patches.map(trial.loop().counts(source, image), height);
                    for (int position = image * 7 % step; position < positions; position += step) {
                        patches.read(position / width, position % width, values);
                        parts[part].add(values, missing, position * channels);
                    }
                }
            };
        });
        return parts;
    }
}
