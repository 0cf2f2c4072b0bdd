package org.spikeway.aer.recording.aedat;

import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;

/** The 32-bit addresses of the smallest camera of jAER that holds a sensor, for those who exchange them live. */
public final class JaerAddresses {
    private final RetinaWord word;
    private final int lastX;
    private final int lastY;

    private JaerAddresses(Retina retina) {
        word = retina.word();
        lastX = retina.geometry().width() - 1;
        lastY = retina.geometry().height() - 1;
    }

    /** @throws UnreadableException if no camera is so large, or the size is unknown */
    public static JaerAddresses of(Geometry geometry) throws UnreadableException {
        @Nullable Retina retina = geometry.known() ? Retina.holding(geometry.width(), geometry.height()) : null;
        if (retina == null) {
            throw new UnreadableException("protocol jaer: a sensor of " + geometry + ", jAER's cameras have up to"
                    + " 640x480. Give the geometry, or downsample the recording.");
        }
        return new JaerAddresses(retina);
    }

    /** The last column and row that an address can name. */
    public Geometry geometry() {
        return new Geometry(lastX + 1, lastY + 1);
    }

    public int address(int x, int y, int polarity) {
        return word.address(x, y, polarity, lastX, lastY);
    }

    /** Whether an address is that of a pixel. */
    public boolean isPixel(int address) {
        return (address & word.special()) == 0;
    }

    public int x(int address) {
        return lastX - (address >>> word.xShift() & word.xMask());
    }

    public int y(int address) {
        return lastY - (address >>> word.yShift() & word.yMask());
    }

    public int polarity(int address) {
        return (address >>> word.polarityShift() & 1) ^ word.onBit() ^ 1;
    }
}
