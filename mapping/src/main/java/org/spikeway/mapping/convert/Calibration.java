package org.spikeway.mapping.convert;

import java.io.IOException;

/** The ANN's activations on calibration images, layer by layer. */
public interface Calibration {
    int images();

    /** Presents all images once, in order. */
    void forEach(Visitor visitor) throws IOException;

    /** Receives the activations of one image. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Looks at one layer of one image.
         *
         * @param layer place among the rectified layers
         * @param activations after the ReLU, in any order; valid during the call
         */
        void visit(int image, int layer, float[] activations);
    }
}
