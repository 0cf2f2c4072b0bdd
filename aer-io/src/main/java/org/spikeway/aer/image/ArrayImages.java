package org.spikeway.aer.image;

import java.util.Objects;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.array.ElementType;
import org.spikeway.aer.array.NpyArray;

/**
 * Pictures in an array of shape (N,H,W), (N,C,H,W), or (N,H,W,C) where C is 1 or 3.
 *
 * <p>The last form is taken when the last extent is 1 or 3 and the second is not. Unsigned bytes are divided by 255;
 * floating-point numbers, signed bytes and booleans are passed as they are.
 */
final class ArrayImages extends UnlabelledImages {
    private final NpyArray array;
    private final boolean channelsLast;
    private final double scale;

    private ArrayImages(String name, NpyArray array, Extent extent, boolean channelsLast) throws UnreadableException {
        super(name, array.shape()[0], extent);
        this.array = array;
        this.channelsLast = channelsLast;
        this.scale = array.type() == ElementType.U1 ? 255 : 1;
    }

    /** @param place the file, or file and member, for messages */
    static ArrayImages of(NpyArray array, String name, String place) throws UnreadableException {
        int[] n = array.shape();
        if (n.length != 3 && n.length != 4) {
            throw new UnreadableException(place + ": " + array
                    + " holds no pictures. Reshape it to (N,H,W), (N,C,H,W) or (N,H,W,C) with 1 or 3 channels last.");
        }
        switch (array.type()) {
            case U1, I1, B1, F4, F8 -> {}
            default ->
                throw new UnreadableException(
                        place + ": " + array
                                + ": the range of such integers is unknown. Save it with astype('uint8') or astype('float32').");
        }
        boolean channelsLast = n.length == 4 && picture(n[3]) && !picture(n[1]);
        Extent extent = n.length == 3
                ? Extent.checked(1, n[1], n[2], place)
                : channelsLast ? Extent.checked(n[3], n[1], n[2], place) : Extent.checked(n[1], n[2], n[3], place);
        return new ArrayImages(name, array, extent, channelsLast);
    }

    private static boolean picture(int channels) {
        return channels == 1 || channels == 3;
    }

    @Override
    public void read(int index, double[] chw) throws UnreadableException {
        int pixels = extent().pixels();
        int from = Objects.checkIndex(index, size()) * pixels;
        int channels = extent().channels();
        int plane = extent().plane();
        for (int i = 0; i < pixels; i++) {
            int at = channelsLast ? (i % plane) * channels + i / plane : i;
            double value = array.doubleAt(from + at) / scale;
            if (!Double.isFinite(value)) {
                throw new UnreadableException(name() + ": picture " + index + ": value " + value
                        + " at channel " + i / plane + ", row " + i % plane / width() + ", column " + i % width()
                        + ". Save finite numbers within the range of float32.");
            }
            chw[i] = value;
        }
    }
}
