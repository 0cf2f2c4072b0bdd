package org.spikeway.mapping.convert;

/** By how much the neurons of a layer miss what the ANN computes. */
interface LayerErrors {
    /** Of one image, one a neuron: what the ANN has minus what the spikes give, in the units of its activations. */
    float[] of(int image);
}
