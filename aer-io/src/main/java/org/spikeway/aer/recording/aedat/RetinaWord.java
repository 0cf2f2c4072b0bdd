package org.spikeway.aer.recording.aedat;

import org.spikeway.aer.event.Item;
import org.spikeway.aer.kernel.PixelLayout;

/**
 * The bits of an address in AEDAT 1.0 (16 bits) and 2.0 (32 bits), big endian.
 *
 * <pre>
 *           bit 31  30..16   15    14..8    7..1     0
 *               +---+------+-----+--------+--------+----+
 *  DVS128       | s |  0   |  s  |   y    |   x    | p  |   p = 0: ON; s: external event, no pixel
 *               +---+------+-----+--------+--------+----+
 *           bit 31  30..22   21..12   11    10   9..0
 *               +---+------+--------+-----+----+---------+
 *  DAVIS        | 0 |  y   |   x    |  p  | e  |         |   p = 1: ON; e = 1: external event, no pixel
 *               +---+------+--------+-----+----+---------+
 *               | 1 |  y   |   x    | 11..10   | value   |   10..11: 0 reset and 1 signal read of a frame's pixel
 *               | 1 | kind 30..28, value 27..12 | 3      |   3: acceleration, temperature or rotation, kind 0 to 6
 *               +---+---------------------------+--------+
 * </pre>
 *
 * <p>Rows count from below and columns from the right: pixel (0, 0) of a DVS128 is the lower right corner of the
 * picture. jAER, chip classes DVS128 and DavisChip. (The AEDAT specification says that p = 1 is ON for the DVS128 too;
 * jAER's source and the data sets say otherwise.)
 *
 * @param onBit what the polarity bit is for ON
 * @param special bits that are set in words that are no pixel's
 */
record RetinaWord(int yShift, int yMask, int xShift, int xMask, int polarityShift, int onBit, int special) {
    static final RetinaWord DVS128 = new RetinaWord(8, 0x7F, 1, 0x7F, 0, 0, 0x8000_8000);
    static final RetinaWord DAVIS = new RetinaWord(22, 0x1FF, 12, 0x3FF, 11, 1, 0x8000_0400);

    private static final int KIND_SHIFT = 10;
    private static final int IMU = 3;
    private static final int IMU_SHIFT = 28;
    private static final int LAST_OF_IMU = 6;

    /** The bits of the pixel. */
    PixelLayout pixel() {
        return new PixelLayout(xShift, xMask, yShift, yMask, polarityShift);
    }

    /** What a word with special bits is. */
    Item item(int word) {
        if (this.equals(DVS128) || word >= 0) {
            return Item.TRIGGERS;
        }
        return (word >>> KIND_SHIFT & 3) == IMU ? Item.IMU_SAMPLES : Item.PIXEL_READS;
    }

    /** Whether a word counts; a sample of acceleration and rotation has seven words and counts once. */
    boolean completes(int word) {
        return item(word) != Item.IMU_SAMPLES || (word >>> IMU_SHIFT & 7) == LAST_OF_IMU;
    }

    int address(int x, int y, int polarity, int lastX, int lastY) {
        return ((lastY - y) << yShift) | ((lastX - x) << xShift) | ((polarity ^ 1 ^ onBit) << polarityShift);
    }
}
