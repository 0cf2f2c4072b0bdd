package org.spikeway.mapping.convert;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.mapping.layers.Layer;

/**
 * What a whole spiking network computed on calibration images in the ticks that are read, beside the ANN.
 *
 * @param images how many were run
 * @param agreeing those for which read-out and ANN have the same largest class
 * @param losses one a layer, the read-out last
 * @param largestRate of the neurons of the last layer that fires, the largest mean rate over the images
 */
record NetworkTrial(int images, int agreeing, List<LayerLoss> losses, double largestRate) {

    static NetworkTrial run(SpikingNetwork network, LayerByLayer loop, AnnActivations ann) {
        List<LayerLoss> losses = new ArrayList<>();
        boolean[] agrees = new boolean[loop.images()];
        double largestRate = 0;
        List<Layer> layers = network.graph().layers();
        for (int layer = 0; layer < layers.size(); layer++) {
            int index = layer;
            boolean fires = layers.get(layer).rectified();
            Squares[] squares = new Squares[loop.images()];
            loop.run(network, layer, (image, runner, counts) -> {
                double[] grown = runner.grown();
                float[] wanted = ann.of(index, image);
                squares[image] = fires
                        ? spiking(network, index, counts, grown, wanted, loop.readTicks())
                        : readOut(grown, wanted, loop.readTicks());
                agrees[image] = !fires && largest(grown) == largest(wanted);
            });
            losses.add(Squares.sum(squares).loss(layers.get(layer).name()));
            if (layer == layers.size() - 2) {
                largestRate = largestRate(loop, layer);
            }
            loop.forget(layer);
        }
        int agreeing = 0;
        for (boolean each : agrees) {
            agreeing += each ? 1 : 0;
        }
        return new NetworkTrial(loop.images(), agreeing, losses, largestRate);
    }

    LayerLoss readOut() {
        return losses.get(losses.size() - 1);
    }

    /** Sums of squares: of the errors, of those that arise in the layer, of the activations. */
    private record Squares(double error, double own, double activation) {
        static Squares sum(Squares[] all) {
            double error = 0;
            double own = 0;
            double activation = 0;
            for (Squares each : all) {
                error += each.error;
                own += each.own;
                activation += each.activation;
            }
            return new Squares(error, own, activation);
        }

        LayerLoss loss(String name) {
            double scale = Math.max(activation, Double.MIN_NORMAL);
            return new LayerLoss(name, Math.sqrt(error / scale), Math.sqrt(own / scale));
        }
    }

    /** With soft reset the mean input is what the spikes took off, plus by what the potential has grown. */
    private static Squares spiking(
            SpikingNetwork network, int layer, int[] counts, double[] grown, float[] wanted, int ticks) {
        double threshold = network.threshold(layer);
        boolean isGate = network.graph().layers().get(layer).isGate();
        double error = 0;
        double own = 0;
        double activation = 0;
        for (int i = 0; i < counts.length; i++) {
            double value = counts[i] * threshold / ticks;
            double deserved = isGate ? value : Math.max(0, Math.min(threshold, value + grown[i] / ticks));
            error += (value - wanted[i]) * (value - wanted[i]);
            own += (value - deserved) * (value - deserved);
            activation += (double) wanted[i] * wanted[i];
        }
        return new Squares(error, own, activation);
    }

    private static Squares readOut(double[] grown, float[] wanted, int ticks) {
        double error = 0;
        double activation = 0;
        for (int i = 0; i < wanted.length; i++) {
            double difference = grown[i] / ticks - wanted[i];
            error += difference * difference;
            activation += (double) wanted[i] * wanted[i];
        }
        return new Squares(error, 0, activation);
    }

    private static double largestRate(LayerByLayer loop, int layer) {
        int[] sums = new int[loop.train(layer, 0).neurons()];
        for (int image = 0; image < loop.images(); image++) {
            int[] counts = loop.counts(layer, image);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += counts[i];
            }
        }
        int largest = 0;
        for (int sum : sums) {
            largest = Math.max(largest, sum);
        }
        return (double) largest / loop.images() / loop.readTicks();
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    private static int largest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }
}
