package org.spikeway.aer.recording.aedat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.recording.EventDecoder;

/**
 * Decodes the events of AEDAT 1.0 and 2.0: an address of {@link RetinaWord} and a signed 32-bit time in microseconds,
 * both big endian.
 *
 * <p>Runs of pixels are decoded as if time did not wrap, and word by word where something special is among them.
 */
final class AddressDecoder implements EventDecoder {
    static final int TIME_BYTES = 4;
    static final int TIME_BITS = 32;

    private static final int RUN = 64;

    private final Tally tally;
    private final RetinaWord word;
    private final int addressBytes;
    private final int bytes;
    private final int lastX;
    private final int lastY;
    private final WrappedTime time = new WrappedTime(TIME_BITS);

    /** @param addressBytes 2 or 4 */
    AddressDecoder(Tally tally, RetinaWord word, int addressBytes, Geometry geometry) {
        this.tally = tally;
        this.word = word;
        this.addressBytes = addressBytes;
        this.bytes = addressBytes + TIME_BYTES;
        this.lastX = geometry.width() - 1;
        this.lastY = geometry.height() - 1;
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.BIG_ENDIAN);
        int at = in.position();
        int most = Math.min(in.remaining() / bytes, out.remaining());
        while (most > 0) {
            int count = Math.min(most, RUN);
            if (plain(in, at, count)) {
                run(in, at, count, out);
            } else {
                oneByOne(in, at, count, out);
            }
            at += count * bytes;
            most = Math.min((in.limit() - at) / bytes, out.remaining());
        }
        in.position(at);
    }

    private int address(ByteBuffer in, int at) {
        return addressBytes == 2 ? in.getShort(at) & 0xFFFF : in.getInt(at);
    }

    /** Whether words are all pixels, and their times go on without a wrap. */
    private boolean plain(ByteBuffer in, int from, int count) {
        if (!time.begun()) {
            return false;
        }
        int special = 0;
        long judged = 0;
        long last = time.last();
        for (int i = 0; i < count; i++) {
            special |= address(in, from + i * bytes);
            long value = in.getInt(from + i * bytes + addressBytes);
            judged |= time.judge(value - last);
            last = value;
        }
        return (special & word.special()) == 0 && judged >= 0;
    }

    private void run(ByteBuffer in, int from, int count, EventBatch out) {
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int first = out.size();
        long base = time.base();
        int off = word.onBit() ^ 1;
        for (int i = 0; i < count; i++) {
            int address = address(in, from + i * bytes);
            micros[first + i] = base + in.getInt(from + i * bytes + addressBytes);
            x[first + i] = (short) (lastX - (address >>> word.xShift() & word.xMask()));
            y[first + i] = (short) (lastY - (address >>> word.yShift() & word.yMask()));
            polarity[first + i] = (byte) ((address >>> word.polarityShift() & 1) ^ off);
        }
        out.resize(first + count);
        time.advance(in.getInt(from + (count - 1) * bytes + addressBytes));
    }

    private void oneByOne(ByteBuffer in, int from, int count, EventBatch out) {
        long wraps = time.wraps();
        for (int i = 0; i < count; i++) {
            int address = address(in, from + i * bytes);
            long micros = time.unwrap(in.getInt(from + i * bytes + addressBytes));
            if ((address & word.special()) != 0) {
                tally.add(word.item(address), word.completes(address) ? 1 : 0);
                continue;
            }
            out.add(
                    micros,
                    lastX - (address >>> word.xShift() & word.xMask()),
                    lastY - (address >>> word.yShift() & word.yMask()),
                    (address >>> word.polarityShift() & 1) ^ word.onBit() ^ 1);
        }
        tally.add(Item.WRAPS, time.wraps() - wraps);
    }
}
