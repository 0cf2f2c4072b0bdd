package org.spikeway.aer.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * An event of 16 bytes, as AEDAT 4.0 keeps it, little-endian.
 *
 * <pre>
 *  byte 0                       8         10        12   13            16
 *       +-----------------------+---------+---------+----+-------------+
 *       | i64 microseconds      | i16 x   | i16 y   | on | not used    |
 *       +-----------------------+---------+---------+----+-------------+
 * </pre>
 */
public final class EventRecord {
    public static final int BYTES = 16;

    /** From the time to the word with pixel and polarity. */
    static final int PIXEL = Long.BYTES;

    /** Within that word. */
    static final int Y_SHIFT = Short.SIZE;

    static final int ON_SHIFT = Integer.SIZE;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EventRecord() {}

    static long word(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }
}
