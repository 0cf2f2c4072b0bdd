package org.spikeway.aer.image;

import org.spikeway.aer.UnreadableException;

/** A set that shows another one with something changed. */
abstract class ImageView implements ImageSet {
    private final ImageSet source;

    ImageView(ImageSet source) {
        this.source = source;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public int channels() {
        return source.channels();
    }

    @Override
    public int height() {
        return source.height();
    }

    @Override
    public int width() {
        return source.width();
    }

    @Override
    public boolean labelled() {
        return source.labelled();
    }

    @Override
    public int label(int index) {
        return source.label(index);
    }

    @Override
    public void read(int index, double[] chw) throws UnreadableException {
        source.read(index, chw);
    }
}
