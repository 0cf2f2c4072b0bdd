package org.spikeway.mapping.convert;

import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * One layer of a spiking network, tried on calibration images: what it fired and what the ANN computed.
 *
 * @param target the layers with the weights and biases that the spiking ones stand for
 * @param network as it is now
 * @param index of the layer
 * @param loop the spikes of this layer and of those before it
 * @param ann the activations that are wanted
 */
record LayerTrial(LayerGraph target, SpikingNetwork network, int index, LayerByLayer loop, AnnActivations ann) {
    Layer layer() {
        return network.graph().layers().get(index);
    }

    Shape shape() {
        return layer().shape();
    }

    /** By neuron, the mean over the images of the ANN's activation minus rate times threshold, the rate that of all ticks. */
    double[] meanErrors() {
        double[] errors = new double[shape().size()];
        double height = network.threshold(index) / loop.ticks();
        for (int image = 0; image < loop.images(); image++) {
            int[] counts = loop.train(index, image).counts(1);
            float[] wanted = ann.of(index, image);
            for (int i = 0; i < errors.length; i++) {
                errors[i] += wanted[i] - counts[i] * height;
            }
        }
        for (int i = 0; i < errors.length; i++) {
            errors[i] /= loop.images();
        }
        return errors;
    }

    /** By channel, the mean of {@link #meanErrors} over all positions. */
    double[] meanErrorsOfChannels() {
        double[] errors = meanErrors();
        int channels = shape().channels();
        double[] ofChannels = new double[channels];
        for (int i = 0; i < errors.length; i++) {
            ofChannels[i % channels] += errors[i];
        }
        int positions = errors.length / channels;
        for (int c = 0; c < channels; c++) {
            ofChannels[c] /= positions;
        }
        return ofChannels;
    }
}
