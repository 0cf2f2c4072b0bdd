package org.spikeway.mapping.convert;

import java.io.IOException;

/** Consecutive images of a calibration, counted from 0 again. */
record CalibrationPart(Calibration whole, int from, int images) implements Calibration {
    @Override
    public void read(int image, double[] chw) throws IOException {
        whole.read(from + image, chw);
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        whole.forEach((image, layer, activations) -> {
            if (image >= from && image < from + images) {
                visitor.visit(image - from, layer, activations);
            }
        });
    }
}
