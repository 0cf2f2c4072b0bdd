package org.spikeway.aer.sensor;

import org.spikeway.aer.image.ImageSet;

/** One picture of 20 x 20 pixels: a white square from (6, 6) to (13, 13) on black. */
final class Squares implements ImageSet {
    @Override
    public String name() {
        return "square";
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int height() {
        return 20;
    }

    @Override
    public int width() {
        return 20;
    }

    @Override
    public boolean labelled() {
        return false;
    }

    @Override
    public int label(int index) {
        throw new IllegalStateException("not labelled");
    }

    @Override
    public void read(int index, double[] chw) {
        for (int i = 0; i < 400; i++) {
            boolean inside = i % 20 >= 6 && i % 20 <= 13 && i / 20 >= 6 && i / 20 <= 13;
            chw[i] = inside ? 1 : 0;
        }
    }
}
