package org.spikeway.aer.recording.aedat;

import static org.spikeway.aer.recording.aedat.Aedat4Layout.EVENT_BYTES;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;

/** Takes the changes out of an unpacked EVTS packet of AEDAT 4.0. */
final class Aedat4Events {
    private Aedat4Events() {}

    /** The 16-byte events of a packet, from position to limit. */
    static ByteBuffer of(FlatTable table) throws UnreadableException {
        int vector = table.vector(0, EVENT_BYTES);
        if (vector < 0) {
            return ByteBuffer.allocate(0);
        }
        int count = table.bytes().getInt(vector);
        return table.bytes().slice(vector + Integer.BYTES, count * EVENT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    static void take(ByteBuffer in, EventBatch out) {
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int from = in.position();
        int first = out.size();
        int count = Math.min(in.remaining() / EVENT_BYTES, out.remaining());
        for (int i = 0; i < count; i++) {
            int at = from + i * EVENT_BYTES;
            micros[first + i] = in.getLong(at);
            long pixel = in.getLong(at + Aedat4Layout.X);
            x[first + i] = (short) pixel;
            y[first + i] = (short) (pixel >>> 16);
            polarity[first + i] = (byte) (pixel >>> 32 & 1);
        }
        in.position(from + count * EVENT_BYTES);
        out.resize(first + count);
    }
}
