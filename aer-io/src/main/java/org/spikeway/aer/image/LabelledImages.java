package org.spikeway.aer.image;

import org.spikeway.aer.UnreadableException;

/** A set with a class label for each picture. */
final class LabelledImages extends ImageView {
    private final int[] labels;

    private LabelledImages(ImageSet source, int[] labels) {
        super(source);
        this.labels = labels;
    }

    /**
     * Labels the pictures, whatever labels they had.
     *
     * @param place where the labels come from, for messages
     * @throws UnreadableException unless there is one label for each picture
     */
    static ImageSet of(ImageSet source, int[] labels, String place) throws UnreadableException {
        if (labels.length != source.size()) {
            throw new UnreadableException(String.format(
                    "%s: %,d labels for the %,d pictures of %s. Give one label for each picture, in their order.",
                    place, labels.length, source.size(), source.name()));
        }
        return new LabelledImages(source, labels);
    }

    @Override
    public boolean labelled() {
        return true;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }
}
