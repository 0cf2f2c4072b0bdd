package org.spikeway.aer.recording.aedat;

import static org.spikeway.aer.recording.aedat.Aedat3Packet.EVENT_BYTES;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.EventDecoder;

/** Decodes the packets of AEDAT 3.0 and 3.1; skips and counts those that hold no changes. */
public final class Aedat3Decoder implements EventDecoder {
    private final Tally tally;
    private final int xShift;
    private final int yShift;
    private final int mask;
    private final int yFlip;
    private final int yAdd;
    private int type = -1;
    private int events;
    private long skipped;
    private long base;

    /** A decoder of packets of AEDAT 3.1. */
    public Aedat3Decoder(Tally tally) {
        this(tally, Aedat3Version.V3_1, 0);
    }

    /**
     * A decoder of packets of a version.
     *
     * @param tally where skipped items and oddities are counted
     * @param height of the sensor, from which rows that count from below are turned; such a row that is not on the
     *     sensor becomes one beyond its last
     */
    Aedat3Decoder(Tally tally, Aedat3Version version, int height) {
        this.tally = tally;
        this.xShift = version.xShift();
        this.yShift = version.yShift();
        this.mask = version.mask();
        boolean below = version.origin() == Origin.LOWER_LEFT;
        this.yFlip = below ? -1 : 0; // height - 1 - y is ~y + height
        this.yAdd = below ? height : 0;
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) throws UnreadableException {
        in.order(ByteOrder.LITTLE_ENDIAN);
        boolean moved = true;
        while (moved && out.remaining() > 0) {
            int before = in.position();
            if (skipped > 0) {
                int step = (int) Math.min(skipped, in.remaining());
                in.position(before + step);
                skipped -= step;
            } else if (events > 0) {
                int count = Math.min(events, in.remaining() / EVENT_BYTES);
                count = type == Aedat3Packet.POLARITY ? changes(in, Math.min(count, out.remaining()), out) : count;
                if (type == Aedat3Packet.SPECIAL) {
                    specials(in, count);
                }
                events -= count;
                in.position(before + count * EVENT_BYTES);
            } else if (in.remaining() >= Aedat3Packet.HEADER_BYTES) {
                header(in, before);
                in.position(before + Aedat3Packet.HEADER_BYTES);
            }
            moved = in.position() != before;
        }
    }

    private void header(ByteBuffer in, int at) throws UnreadableException {
        type = in.getShort(at);
        int size = in.getInt(at + Aedat3Packet.SIZE);
        int offset = in.getInt(at + Aedat3Packet.TIME_OFFSET);
        int overflow = in.getInt(at + Aedat3Packet.OVERFLOW);
        int capacity = in.getInt(at + Aedat3Packet.CAPACITY);
        int number = in.getInt(at + Aedat3Packet.NUMBER);
        boolean read = type == Aedat3Packet.SPECIAL || type == Aedat3Packet.POLARITY;
        boolean sized = read ? size == EVENT_BYTES && offset == Aedat3Packet.TIME : size > 0;
        if (type < 0 || type > Aedat3Packet.LAST_TYPE || !sized || overflow < 0 || number < 0 || capacity < number) {
            throw new UnreadableException(String.format(
                    "a packet of type %d with %,d of %,d events of %,d bytes and time overflow %,d cannot be. The file"
                            + " is damaged: fetch it again.",
                    type, number, capacity, size, overflow));
        }
        base = (long) overflow << Aedat3Packet.TIME_BITS;
        events = read ? number : 0;
        skipped = read ? (long) (capacity - number) * size : (long) capacity * size;
        if (!read) {
            tally.add(kind(type), number);
        } else if (capacity != number) {
            throw new UnreadableException(String.format(
                    "a packet with room for %,d events that holds %,d; packets in files are full. The file is damaged:"
                            + " fetch it again.",
                    capacity, number));
        }
    }

    private static Item kind(int type) {
        return switch (type) {
            case Aedat3Packet.FRAME -> Item.FRAMES;
            case Aedat3Packet.IMU6, Aedat3Packet.IMU9 -> Item.IMU_SAMPLES;
            default -> Item.OTHER;
        };
    }

    private int changes(ByteBuffer in, int count, EventBatch out) {
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int at = in.position();
        int n = out.size();
        for (int i = 0; i < count; i++) {
            int word = in.getInt(at + i * EVENT_BYTES);
            micros[n] = base + in.getInt(at + i * EVENT_BYTES + Aedat3Packet.TIME);
            x[n] = (short) (word >>> xShift);
            y[n] = (short) (((word >>> yShift & mask) ^ yFlip) + yAdd);
            polarity[n] = (byte) (word >>> Aedat3Version.POLARITY_SHIFT & 1);
            n += word & 1; // An event that is not valid is written over by the next one.
        }
        tally.add(Item.INVALID, count - (n - out.size()));
        out.resize(n);
        return count;
    }

    private void specials(ByteBuffer in, int count) {
        for (int i = 0; i < count; i++) {
            int kind = in.getInt(in.position() + i * EVENT_BYTES) >>> Aedat3Packet.KIND_SHIFT & Aedat3Packet.KIND_MASK;
            if (kind == Aedat3Packet.KIND_RESET) {
                tally.add(Item.RESETS);
            } else if (kind == Aedat3Packet.KIND_WRAP) {
                tally.add(Item.WRAPS);
            } else {
                tally.add(Aedat3Packet.isTrigger(kind) ? Item.TRIGGERS : Item.OTHER);
            }
        }
    }
}
