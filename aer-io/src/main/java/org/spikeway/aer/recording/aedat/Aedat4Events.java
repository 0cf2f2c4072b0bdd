package org.spikeway.aer.recording.aedat;

import static org.spikeway.aer.recording.aedat.Aedat4Layout.EVENT_BYTES;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.kernel.EventKernels;

/** Takes the changes out of an unpacked EVTS packet of AEDAT 4.0. */
final class Aedat4Events {
    private final EventKernels kernels = EventKernels.best();

    /** The 16-byte events of a packet, from position to limit; they lie in an array. */
    static ByteBuffer of(FlatTable table) throws UnreadableException {
        int vector = table.vector(0, EVENT_BYTES);
        if (vector < 0) {
            return ByteBuffer.allocate(0);
        }
        int count = table.bytes().getInt(vector);
        return table.bytes().slice(vector + Integer.BYTES, count * EVENT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    void take(ByteBuffer in, EventBatch out) {
        int count = Math.min(in.remaining() / EVENT_BYTES, out.remaining());
        kernels.append(in.array(), in.arrayOffset() + in.position(), count, out);
        in.position(in.position() + count * EVENT_BYTES);
    }
}
