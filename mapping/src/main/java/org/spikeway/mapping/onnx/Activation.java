package org.spikeway.mapping.onnx;

import org.spikeway.chip.program.Shape;

/**
 * A tensor that depends on the image.
 *
 * @param tensor its name in the file
 * @param dims one to three extents, none zero, without the batch
 */
record Activation(String tensor, Dims dims) implements Value {

    /** The extents as channels, rows, columns; those that are missing are 1. */
    Shape shape() {
        return new Shape(dims.get(0), dims.rank() > 1 ? dims.get(1) : 1, dims.rank() > 2 ? dims.get(2) : 1);
    }
}
