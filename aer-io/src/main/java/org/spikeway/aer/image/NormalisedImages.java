package org.spikeway.aer.image;

import org.spikeway.aer.UnreadableException;

/** A set whose values are shifted and scaled channel by channel. */
final class NormalisedImages extends ImageView {
    private final Normalisation normalisation;

    NormalisedImages(ImageSet source, Normalisation normalisation) {
        super(source);
        this.normalisation = normalisation;
    }

    @Override
    public void read(int index, double[] chw) throws UnreadableException {
        super.read(index, chw);
        normalisation.apply(chw, channels(), height() * width());
    }
}
