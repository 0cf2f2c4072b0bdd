package org.spikeway.mapping.convert;

/** A calibration whose activations were recorded: by image and layer, in channel, row, column order. */
record Recorded(float[][][] activations) implements Calibration {
    @Override
    public int images() {
        return activations.length;
    }

    @Override
    public void read(int image, double[] chw) {}

    @Override
    public void forEach(Visitor visitor) {
        for (int image = 0; image < activations.length; image++) {
            for (int layer = 0; layer < activations[image].length; layer++) {
                visitor.visit(image, layer, activations[image][layer].clone());
            }
        }
    }
}
