package org.spikeway.aer.image;

import org.spikeway.aer.UnreadableException;

/** What sets have in common before labels are put to them: a name, a count and an extent. */
abstract class UnlabelledImages implements ImageSet {
    private final String name;
    private final int size;
    private final Extent extent;

    UnlabelledImages(String name, int size, Extent extent) throws UnreadableException {
        if (size == 0) {
            throw new UnreadableException(name + ": no picture in it. Give a set of at least one.");
        }
        this.name = name;
        this.size = size;
        this.extent = extent;
    }

    final Extent extent() {
        return extent;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final int channels() {
        return extent.channels();
    }

    @Override
    public final int height() {
        return extent.height();
    }

    @Override
    public final int width() {
        return extent.width();
    }

    @Override
    public final boolean labelled() {
        return false;
    }

    @Override
    public final int label(int index) {
        throw new IllegalStateException(name + " has no labels");
    }
}
