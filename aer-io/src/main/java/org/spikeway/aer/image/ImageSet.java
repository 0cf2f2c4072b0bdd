package org.spikeway.aer.image;

import org.spikeway.aer.UnreadableException;

/**
 * A list of pictures of one size, with a class label each where labels are known.
 *
 * <p>A picture is an array of channels × height × width numbers, channel by channel and row by row: the value of
 * channel c at row y and column x has index {@code (c·height + y)·width + x}. Values of 8 bits become value/255 in
 * 0..1; values of floating-point files are passed as they are. Reading is safe from several threads.
 */
public interface ImageSet {
    /** What messages and reports call the set: its file or folder as it was given. */
    String name();

    /** The number of pictures, at least 1. */
    int size();

    int channels();

    int height();

    int width();

    /** Whether the classes of the pictures are known. */
    boolean labelled();

    /**
     * The class of a picture, 0 or more.
     *
     * @throws IllegalStateException if the set is not labelled
     * @throws IndexOutOfBoundsException if there is no such picture
     */
    int label(int index);

    /**
     * Writes a picture into the front of an array.
     *
     * @param index of the picture, from 0
     * @param chw at least {@link #pixels} long
     * @throws UnreadableException if the picture's own file is damaged, or a value is no finite number
     * @throws IndexOutOfBoundsException if there is no such picture
     */
    void read(int index, double[] chw) throws UnreadableException;

    /** The number of values in one picture: channels × height × width. */
    default int pixels() {
        return channels() * height() * width();
    }

    /**
     * The first pictures of this set, with the same indices.
     *
     * @throws UnreadableException if fewer than 1 or more than there are is asked for
     */
    default ImageSet first(int count) throws UnreadableException {
        if (count < 1 || count > size()) {
            throw new UnreadableException(String.format(
                    "%s: %,d pictures asked for, %,d there. Ask for 1 to %,d.", name(), count, size(), size()));
        }
        return count == size() ? this : new FirstImages(this, count);
    }
}
