package org.spikeway.mapping.convert;

import java.util.Arrays;
import org.spikeway.mapping.layers.SmallNetwork;

/** Images of random pixels, without activations. */
record Pixels(int images, float[] values) implements Calibration {

    static Pixels of(SmallNetwork small, int images) {
        return new Pixels(
                images, small.values(images * small.shape(SmallNetwork.IMAGE).size()));
    }

    @Override
    public void read(int image, double[] chw) {
        Arrays.setAll(chw, i -> values[image * chw.length + i]);
    }

    @Override
    public void forEach(Visitor visitor) {
        throw new IllegalStateException("no activations are known");
    }
}
