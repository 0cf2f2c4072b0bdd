package org.spikeway.aer.recording.aedat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.collections.LongArrayList;

/**
 * The table of an AEDAT 4.0 file's packets, by which readers seek.
 *
 * <pre>
 *  0..31 as a packet, "FTAB"; then a distance to each entry, the entries' vtable 14,48,16,8,24,32,40, and the entries:
 *  i32 distance to the vtable | 8: i32 stream, i32 size | 16: i64 position | 24: i64 elements | 32: first | 40: last time
 * </pre>
 */
final class DataTable {
    private static final int ENTRY_BYTES = 48;
    private static final int VTABLE_BYTES = 16;
    private static final int[] VTABLE = {14, ENTRY_BYTES, 16, 8, 24, 32, 40, 0};
    private static final int VALUES = 5;

    private final LongArrayList entries = new LongArrayList();
    private long first;
    private long last;

    /** Notes the time of the next event. */
    void reach(long micros, boolean begins) {
        first = begins ? micros : Math.min(first, micros);
        last = begins ? micros : Math.max(last, micros);
    }

    /** Notes a packet with the events since the last one. */
    void add(long position, int size, int elements) {
        entries.addLong(position);
        entries.addLong(size);
        entries.addLong(elements);
        entries.addLong(first);
        entries.addLong(last);
    }

    ByteBuffer toFlatBuffer() {
        int count = entries.size() / VALUES;
        int vtable = align(Aedat4Builder.ELEMENTS + count * Integer.BYTES);
        int begin = vtable + VTABLE_BYTES;
        ByteBuffer out = ByteBuffer.allocate(begin + count * ENTRY_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Aedat4Builder.vector(out, "FTAB");
        for (int i = 0; i < VTABLE.length; i++) {
            out.putShort(vtable + 2 * i, (short) VTABLE[i]);
        }
        for (int i = 0; i < count; i++) {
            int slot = Aedat4Builder.ELEMENTS + i * Integer.BYTES;
            int entry = begin + i * ENTRY_BYTES;
            out.putInt(slot, entry - slot).putInt(entry, entry - vtable);
            out.putInt(entry + 8, 0).putInt(entry + 12, (int) entries.getLong(i * VALUES + 1));
            out.putLong(entry + 16, entries.getLong(i * VALUES));
            out.putLong(entry + 24, entries.getLong(i * VALUES + 2));
            out.putLong(entry + 32, entries.getLong(i * VALUES + 3));
            out.putLong(entry + 40, entries.getLong(i * VALUES + 4));
        }
        out.position(out.limit());
        return Aedat4Builder.finish(out, count);
    }

    private static int align(int position) {
        return (position + 7) & ~7;
    }
}
