package org.spikeway.aer.recording.aedat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.kernel.EventKernels;
import org.spikeway.aer.kernel.EventRecord;

/** Takes the changes out of an unpacked EVTS packet of AEDAT 4.0. */
final class Aedat4Events {
    private final EventKernels kernels = EventKernels.best();

    /** The 16-byte events of a packet, from position to limit; they lie in an array. */
    static ByteBuffer of(FlatTable table) throws UnreadableException {
        int vector = table.vector(0, EventRecord.BYTES);
        if (vector < 0) {
            return ByteBuffer.allocate(0);
        }
        int count = table.bytes().getInt(vector);
        return table.bytes()
                .slice(vector + Integer.BYTES, count * EventRecord.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    void take(ByteBuffer in, EventBatch out) {
        int count = Math.min(in.remaining() / EventRecord.BYTES, out.remaining());
        kernels.append(in.array(), in.arrayOffset() + in.position(), count, out);
        in.position(in.position() + count * EventRecord.BYTES);
    }
}
