package org.spikeway.aer.image;

import org.spikeway.aer.UnreadableException;

/**
 * The binary form of CIFAR-10: records of 3,073 bytes, without a header.
 *
 * <pre>
 *  byte 0      1            1025           2049          3073
 *  +-------+------------+--------------+-------------+
 *  | label | red 32×32  | green 32×32  | blue 32×32  |   rows from the top, 1 byte a value
 *  | 0..9  |            |              |             |
 *  +-------+------------+--------------+-------------+
 * </pre>
 *
 * <p>Recognised by its length, a multiple of 3,073, and a byte of 0 to 9 at the front of every record. Follows the page
 * of the data set (Krizhevsky 2009).
 */
final class CifarFormat implements ImageFormat {
    static final int RECORD = 3073;
    private static final int CLASSES = 10;

    @Override
    public boolean recognises(SourceFile file) {
        if (file.length() % RECORD != 0) {
            return false;
        }
        for (int at = 0; at < file.length(); at += RECORD) {
            if ((file.bytes().get(at) & 0xFF) >= CLASSES) {
                return false;
            }
        }
        return true;
    }

    @Override
    public ImageSet open(SourceFile file) throws UnreadableException {
        int size = file.length() / RECORD;
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = file.bytes().get(i * RECORD);
        }
        ImageSet pictures = new ByteImages(file.name(), file.bytes(), size, new Extent(3, 32, 32), 1, RECORD);
        return LabelledImages.of(pictures, labels, file.name());
    }
}
