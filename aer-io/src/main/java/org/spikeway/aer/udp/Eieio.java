package org.spikeway.aer.udp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.PixelLimit;

/**
 * Datagrams of SpiNNaker's external event protocol.
 *
 * <pre>
 *  byte 0       1                                                    2
 *       +-------+----------------------------------------------------+----------------+-----------------+---------+
 *       | count | 7 key prefix, 6 prefix to upper half, 5 payload    | [u16 prefix]   | [payload prefix]| elements|
 *       |       | prefix, 4 payload is time, 3..2 type, 1..0 tag     |                |                 |         |
 *       +-------+----------------------------------------------------+----------------+-----------------+---------+
 *
 *  type 0: u16 key   1: u16 key, u16 payload   2: u32 key   3: u32 key, u32 payload;   little endian
 *  bit 7 clear and bit 6 set: a command, no events
 *
 *  key, as it is used here:
 *        bit 31   30..16   15..0
 *            +---+--------+-------+
 *            | p |   y    |   x   |
 *            +---+--------+-------+
 * </pre>
 *
 * <p>Sent as type 2, up to 256 bytes. Payloads are passed over. SpiNNMan, eieio_data_header; spinnaker eieio.h.
 */
final class Eieio implements Protocol {
    private static final int BYTES = 256;
    private static final int HEADER_BYTES = 2;
    private static final int KEY_PREFIX = 0x80;
    private static final int UPPER_HALF = 0x40;
    private static final int PAYLOAD_PREFIX = 0x20;
    private static final int TYPE_SHIFT = 2;
    private static final int WIDE_KEYS = 2;
    private static final int PAYLOADS = 1;
    private static final int Y_SHIFT = 16;
    private static final int LAST_Y = 0x7FFF;

    private final PixelLimit pixels = new PixelLimit("EIEIO", 0xFFFF, LAST_Y);

    @Override
    public int datagramBytes() {
        return BYTES;
    }

    @Override
    public int encode(EventBatch batch, int from, ByteBuffer out) throws UnreadableException {
        int count = Math.min(batch.size() - from, (out.remaining() - HEADER_BYTES) / Integer.BYTES);
        out.order(ByteOrder.LITTLE_ENDIAN).put((byte) count).put((byte) (WIDE_KEYS << TYPE_SHIFT));
        for (int i = from; i < from + count; i++) {
            pixels.check(batch, i);
            out.putInt((batch.polarity(i) << 31) | (batch.y(i) << Y_SHIFT) | batch.x(i));
        }
        return from + count;
    }

    @Override
    public void decode(ByteBuffer in, long arrivalMicros, EventBatch out, Tally tally) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < HEADER_BYTES) {
            tally.add(Item.INVALID);
            return;
        }
        int count = in.get() & 0xFF;
        int flags = in.get() & 0xFF;
        if ((flags & (KEY_PREFIX | UPPER_HALF)) == UPPER_HALF) {
            tally.add(Item.OTHER);
            return;
        }
        int type = flags >>> TYPE_SHIFT & 3;
        int keyBytes = (type & WIDE_KEYS) != 0 ? Integer.BYTES : Short.BYTES;
        int prefixBytes =
                ((flags & KEY_PREFIX) != 0 ? Short.BYTES : 0) + ((flags & PAYLOAD_PREFIX) != 0 ? keyBytes : 0);
        int elementBytes = (type & PAYLOADS) != 0 ? 2 * keyBytes : keyBytes;
        if (in.remaining() < prefixBytes + count * elementBytes) {
            tally.add(Item.INVALID);
            return;
        }
        int prefix = (flags & KEY_PREFIX) != 0 ? in.getShort(in.position()) & 0xFFFF : 0;
        int added = (flags & UPPER_HALF) != 0 ? prefix << Short.SIZE : prefix;
        int at = in.position() + prefixBytes;
        for (int i = 0; i < count; i++, at += elementBytes) {
            int key = (keyBytes == Integer.BYTES ? in.getInt(at) : in.getShort(at) & 0xFFFF) | added;
            out.add(arrivalMicros, key & 0xFFFF, key >>> Y_SHIFT & LAST_Y, key >>> 31);
        }
    }
}
