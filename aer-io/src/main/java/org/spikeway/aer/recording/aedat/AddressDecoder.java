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

    private static final int RUN = 256;

    private final Tally tally;
    private final long[] words = new long[RUN];
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
        int most = Math.min(in.remaining() / bytes, out.remaining());
        while (most > 0) {
            int count = Math.min(most, RUN);
            if (addressBytes != Integer.BYTES || !run(in, count, out)) {
                oneByOne(in, in.position(), count, out);
            }
            in.position(in.position() + count * bytes);
            most = Math.min(in.remaining() / bytes, out.remaining());
        }
    }

    /** Decodes words at the position if they are all pixels and their times go on without a wrap; else false. */
    private boolean run(ByteBuffer in, int count, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words, 0, count);
        in.order(ByteOrder.BIG_ENDIAN);
        int address = pixels(count, out);
        if ((address & word.special()) != 0 || !time.plain(out.micros(), out.size(), count)) {
            return false;
        }
        out.resize(out.size() + count);
        return true;
    }

    /** Decodes words as if all were pixels; returns which bits are set in any of their addresses. */
    private int pixels(int count, EventBatch out) {
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int first = out.size();
        long base = time.base();
        int off = word.onBit() ^ 1;
        int xShift = word.xShift();
        int xMask = word.xMask();
        int yShift = word.yShift();
        int yMask = word.yMask();
        int polarityShift = word.polarityShift();
        int right = lastX;
        int bottom = lastY;
        int any = 0;
        for (int i = 0; i < count; i++) {
            long pair = Long.reverseBytes(words[i]);
            int address = (int) (pair >>> Integer.SIZE);
            any |= address;
            micros[first + i] = base + (int) pair;
            x[first + i] = (short) (right - (address >>> xShift & xMask));
            y[first + i] = (short) (bottom - (address >>> yShift & yMask));
            polarity[first + i] = (byte) ((address >>> polarityShift & 1) ^ off);
        }
        return any;
    }

    private int address(ByteBuffer in, int at) {
        return addressBytes == 2 ? in.getShort(at) & 0xFFFF : in.getInt(at);
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
