package org.spikeway.mapping.convert;

import java.io.IOException;

/** Calibration images and the ANN's activations on them, layer by layer. */
public interface Calibration {
    int images();

    /** Writes the pixels of an image in channel, row, column order. */
    void read(int image, double[] chw) throws IOException;

    /** Presents all images once, in order. */
    void forEach(Visitor visitor) throws IOException;

    /** Some consecutive images, counted from 0 again. */
    default Calibration part(int from, int count) {
        return new CalibrationPart(this, from, count);
    }

    /** Receives the activations of one image. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Looks at one layer of one image.
         *
         * @param layer place among the layers of the graph; the last is the read-out
         * @param activations after the ReLU, of the read-out the logits, in channel, row, column order; valid during the call
         */
        void visit(int image, int layer, float[] activations);
    }
}
