package org.spikeway.mapping.convert;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.mapping.layers.Layer;

/**
 * What a whole spiking network computed on calibration images, beside the ANN.
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
            loop.run(network, layer, (image, runner, train) -> {
                double[] potentials = potentials(layers.get(index).shape().size(), runner);
                float[] wanted = ann.of(index, image);
                squares[image] = fires
                        ? spiking(network, index, train, potentials, wanted)
                        : readOut(potentials, wanted, loop.ticks());
                agrees[image] = !fires && largest(potentials) == largest(wanted);
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

    private static double[] potentials(int size, SpikingLayer runner) {
        double[] potentials = new double[size];
        for (int i = 0; i < size; i++) {
            potentials[i] = runner.potential(i);
        }
        return potentials;
    }

    /** With soft reset the mean input is what the spikes took off, plus by what the potential has grown. */
    private static Squares spiking(
            SpikingNetwork network, int layer, SpikeTrain train, double[] potentials, float[] wanted) {
        double threshold = network.threshold(layer);
        boolean isGate = network.graph().layers().get(layer).isGate();
        int[] counts = train.counts();
        double error = 0;
        double own = 0;
        double activation = 0;
        for (int i = 0; i < counts.length; i++) {
            double value = counts[i] * threshold / train.ticks();
            double grown = potentials[i] - network.initial().fraction(layer, i) * threshold;
            double deserved = isGate ? value : Math.max(0, Math.min(threshold, value + grown / train.ticks()));
            error += (value - wanted[i]) * (value - wanted[i]);
            own += (value - deserved) * (value - deserved);
            activation += (double) wanted[i] * wanted[i];
        }
        return new Squares(error, own, activation);
    }

    private static Squares readOut(double[] potentials, float[] wanted, int ticks) {
        double error = 0;
        double activation = 0;
        for (int i = 0; i < wanted.length; i++) {
            double difference = potentials[i] / ticks - wanted[i];
            error += difference * difference;
            activation += (double) wanted[i] * wanted[i];
        }
        return new Squares(error, 0, activation);
    }

    private static double largestRate(LayerByLayer loop, int layer) {
        int[] sums = new int[loop.train(layer, 0).neurons()];
        for (int image = 0; image < loop.images(); image++) {
            int[] counts = loop.train(layer, image).counts();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += counts[i];
            }
        }
        int largest = 0;
        for (int sum : sums) {
            largest = Math.max(largest, sum);
        }
        return (double) largest / loop.images() / loop.ticks();
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
