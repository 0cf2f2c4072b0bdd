package org.spikeway.aer.image;

import java.util.Objects;
import org.spikeway.aer.UnreadableException;

/** The first pictures of a set. */
final class FirstImages extends ImageView {
    private final int count;

    FirstImages(ImageSet source, int count) {
        super(source);
        this.count = count;
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    public int label(int index) {
        return super.label(Objects.checkIndex(index, count));
    }

    @Override
    public void read(int index, double[] chw) throws UnreadableException {
        super.read(Objects.checkIndex(index, count), chw);
    }
}
