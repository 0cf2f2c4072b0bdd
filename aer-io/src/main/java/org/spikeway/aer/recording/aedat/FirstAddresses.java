package org.spikeway.aer.recording.aedat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.recording.FileHead;

/** Tells from the first addresses of an AEDAT 2.0 file which camera they are of, where the header does not. */
final class FirstAddresses {
    private static final int BYTES = 8;
    private static final int ABOVE_DVS128 = 0x7FFF_0000;

    private FirstAddresses() {}

    /** The smallest camera that all addresses in the file's head fit into; null if none. */
    static @Nullable Retina of(FileHead head, long from) {
        ByteBuffer bytes = head.bytes().duplicate().order(ByteOrder.BIG_ENDIAN);
        int width = 1;
        int height = 1;
        boolean davis = false;
        RetinaWord word = RetinaWord.DAVIS;
        for (long at = from; at + BYTES <= bytes.limit(); at += BYTES) {
            int address = bytes.getInt((int) at);
            davis |= (address & ABOVE_DVS128) != 0;
            if ((address & word.special()) == 0) {
                width = Math.max(width, 1 + (address >>> word.xShift() & word.xMask()));
                height = Math.max(height, 1 + (address >>> word.yShift() & word.yMask()));
            }
        }
        if (!davis) {
            return Retina.DVS128;
        }
        Retina retina = Retina.holding(width, height);
        return retina == Retina.DVS128 ? Retina.DAVIS240 : retina;
    }
}
