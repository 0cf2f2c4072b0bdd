package org.spikeway.mapping.onnx;

/** What is known of a tensor while a graph is read: computed at run time, or constant. */
sealed interface Value permits Activation, Constant {
    Dims dims();
}
