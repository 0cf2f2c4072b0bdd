package org.spikeway.aer.image;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.spikeway.aer.UnreadableException;

/** Pictures of unsigned bytes that lie at equal distances in a file, channel by channel. */
final class ByteImages extends UnlabelledImages {
    private final ByteBuffer bytes;
    private final int start;
    private final int stride;

    /**
     * @param start byte at which the first picture begins
     * @param stride bytes from one picture to the next; the caller has checked that all lie within the bytes
     */
    ByteImages(String name, ByteBuffer bytes, int size, Extent extent, int start, int stride)
            throws UnreadableException {
        super(name, size, extent);
        this.bytes = bytes;
        this.start = start;
        this.stride = stride;
    }

    @Override
    public void read(int index, double[] chw) {
        int from = start + Objects.checkIndex(index, size()) * stride;
        for (int i = 0; i < extent().pixels(); i++) {
            chw[i] = (bytes.get(from + i) & 0xFF) / 255.0;
        }
    }
}
