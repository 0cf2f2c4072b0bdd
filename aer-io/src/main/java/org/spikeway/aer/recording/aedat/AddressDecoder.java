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
    private final int[] words = new int[2 * RUN];
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
        if (!time.begun()) {
            return false;
        }
        in.asIntBuffer().get(words, 0, 2 * count);
        pixels(count, out);
        long[] micros = out.micros();
        int first = out.size();
        long base = time.base();
        int special = words[0];
        long judged = time.judge(words[1] - time.last());
        micros[first] = base + words[1];
        for (int i = 1; i < count; i++) {
            long value = words[2 * i + 1];
            special |= words[2 * i];
            judged |= time.judge(value - words[2 * i - 1]);
            micros[first + i] = base + value;
        }
        if ((special & word.special()) != 0 || judged < 0) {
            return false;
        }
        out.resize(first + count);
        time.advance(words[2 * count - 1]);
        return true;
    }

    private void pixels(int count, EventBatch out) {
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int first = out.size();
        int off = word.onBit() ^ 1;
        int xShift = word.xShift();
        int xMask = word.xMask();
        int yShift = word.yShift();
        int yMask = word.yMask();
        int polarityShift = word.polarityShift();
        for (int i = 0; i < count; i++) {
            int address = words[2 * i];
            x[first + i] = (short) (lastX - (address >>> xShift & xMask));
            y[first + i] = (short) (lastY - (address >>> yShift & yMask));
            polarity[first + i] = (byte) ((address >>> polarityShift & 1) ^ off);
        }
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
