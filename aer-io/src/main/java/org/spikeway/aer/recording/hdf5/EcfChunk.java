package org.spikeway.aer.recording.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One chunk of events in Prophesee's ECF coding: times first, then places and polarities, each with runs of equal values.
 *
 * <pre>
 *  u32  count · 4 | packed_yxp · 2 | packed_xp
 *  u64  the first time; then the others:
 *       byte  hi nibble d = 0…14: the time grows by d, and holds for lo nibble events (15: a u16 tells how many)
 *             hi nibble 15: lo nibble is a digit (base 16, lowest first) of what the time grows by
 *  packed_yxp: four events in three u32, 24 bits each: y · 4096 | x · 2 | p
 *  otherwise y:  u16  y · 32 | run (31: a u16 tells the run)
 *    packed_xp: four events in three u16, 12 bits each: x · 2 | p
 *    otherwise x:  u16  x · 32 | mask: bit 4−j is a further event at x + j + 1
 *              p:  u8   p · 128 | run (127: a u16 tells the run)
 *
 *  out: 16 bytes an event: u16 x, u16 y, i16 p, 2 bytes of zero … i64 t at byte 8
 * </pre>
 *
 * <p>All little endian. Every run is checked against the events that are left, every read against the chunk's end.
 */
final class EcfChunk {
    static final int EVENT_BYTES = 16;

    private static final int LARGEST_COUNT = 65_535;
    private static final int NIBBLE = 15;
    private static final int GROUP = 4;

    private final ByteBuffer in;
    private final int count;
    private final ByteBuffer out;

    private EcfChunk(ByteBuffer in, int count) {
        this.in = in;
        this.count = count;
        out = ByteBuffer.allocate(count * EVENT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Decodes a chunk into 16 bytes an event.
     *
     * @throws DamagedChunkException if the chunk is damaged
     */
    static byte[] decode(byte[] chunk) {
        ByteBuffer in = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        require(in, 12, "header");
        int header = in.getInt();
        int count = header >>> 2;
        if (count < 1 || count > LARGEST_COUNT) {
            throw new DamagedChunkException(
                    "ECF chunk of " + count + " events, 1 to " + LARGEST_COUNT + " are possible");
        }
        EcfChunk events = new EcfChunk(in, count);
        events.times();
        if ((header & 2) != 0) {
            events.packedPlaces();
        } else {
            events.rows();
            if ((header & 1) != 0) {
                events.packedColumns();
            } else {
                events.columns();
                events.polarities();
            }
        }
        return events.out.array();
    }

    private static void require(ByteBuffer in, int bytes, String what) {
        if (in.remaining() < bytes) {
            throw new DamagedChunkException(
                    "ECF chunk ends within its " + what + ", at byte " + in.position() + " of " + in.limit());
        }
    }

    private int u8(String what) {
        require(in, 1, what);
        return in.get() & 0xFF;
    }

    private int u16(String what) {
        require(in, 2, what);
        return in.getShort() & 0xFFFF;
    }

    /** The length of a run, from its field or, where that is full, from the next two bytes. */
    private int run(int field, int full, int done, String what) {
        int run = field == full ? u16(what) : field;
        if (run > count - done) {
            throw new DamagedChunkException(
                    "ECF chunk with a run of " + run + " " + what + " where " + (count - done) + " are left");
        }
        return run;
    }

    private void times() {
        long time = in.getLong();
        int done = 0;
        while (done < count) {
            int code = u8("times");
            if (code >> 4 == NIBBLE) {
                long step = 0;
                int shift = 0;
                while (code >> 4 == NIBBLE) {
                    step += shift < Long.SIZE ? (long) (code & NIBBLE) << shift : 0;
                    shift += GROUP;
                    code = u8("times");
                }
                time += step;
            }
            time += code >> 4;
            for (int end = done + run(code & NIBBLE, NIBBLE, done, "times"); done < end; done++) {
                out.putLong(done * EVENT_BYTES + 8, time);
            }
        }
    }

    private void put(int event, int x, int y, int polarity) {
        out.putShort(event * EVENT_BYTES, (short) x);
        out.putShort(event * EVENT_BYTES + 2, (short) y);
        out.putShort(event * EVENT_BYTES + 4, (short) polarity);
    }

    private void packedPlaces() {
        for (int first = 0; first < count; first += GROUP) {
            require(in, 12, "packed places");
            int a = in.getInt();
            int b = in.getInt();
            int c = in.getInt();
            int[] values = {
                a >>> 8, (a & 0xFF) | b >>> 16 << 8, (b & 0xFFFF) | c >>> 24 << 16, c & 0xFFFFFF,
            };
            for (int i = 0; i < GROUP && first + i < count; i++) {
                put(first + i, values[i] >> 1 & 0x7FF, values[i] >> 12, values[i] & 1);
            }
        }
    }

    private void rows() {
        int done = 0;
        while (done < count) {
            int code = u16("rows");
            for (int end = done + run(code & 0x1F, 0x1F, done, "rows"); done < end; done++) {
                out.putShort(done * EVENT_BYTES + 2, (short) (code >> 5));
            }
        }
    }

    private void packedColumns() {
        for (int first = 0; first < count; first += GROUP) {
            require(in, 6, "packed columns");
            int a = u16("packed columns");
            int b = u16("packed columns");
            int c = u16("packed columns");
            int[] values = {a >> 4, (a & 0xF) | b >> 8 << 4, (b & 0xFF) | c >> 12 << 8, c & 0xFFF};
            for (int i = 0; i < GROUP && first + i < count; i++) {
                out.putShort((first + i) * EVENT_BYTES, (short) (values[i] >> 1));
                out.putShort((first + i) * EVENT_BYTES + 4, (short) (values[i] & 1));
            }
        }
    }

    private void columns() {
        int done = 0;
        while (done < count) {
            int code = u16("columns");
            int x = code >> 5;
            out.putShort(done++ * EVENT_BYTES, (short) x);
            for (int j = 0; j < 5; j++) {
                if ((code >> (4 - j) & 1) != 0) {
                    if (done == count) {
                        throw new DamagedChunkException("ECF chunk with more columns than events");
                    }
                    out.putShort(done++ * EVENT_BYTES, (short) (x + j + 1));
                }
            }
        }
    }

    private void polarities() {
        int done = 0;
        while (done < count) {
            int code = u8("polarities");
            for (int end = done + run(code & 0x7F, 0x7F, done, "polarities"); done < end; done++) {
                out.putShort(done * EVENT_BYTES + 4, (short) (code >> 7));
            }
        }
    }
}
