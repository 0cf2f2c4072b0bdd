package org.spikeway.aer.recording.aedat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.kernel.EventKernels;
import org.spikeway.aer.kernel.PairLayout;
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

    private static final int RUN = 512;

    private final Tally tally;
    private final EventKernels kernels = EventKernels.best();
    private final long[] words = new long[RUN + EventKernels.SLACK];
    private final PairLayout layout;
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
        this.layout = new PairLayout(word.pixel(), true);
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
        in.asLongBuffer().get(words, 0, count);
        if (anySpecial(count)) {
            return false;
        }
        int first = out.size();
        kernels.append(words, 0, count, layout, time.base(), out);
        if (!time.plain(out.micros(), first, count, kernels.steps(out.micros(), first, count, time.middle()))) {
            out.resize(first);
            return false;
        }
        kernels.turn(out, first, lastX, lastY, word.onBit() ^ 1);
        return true;
    }

    private boolean anySpecial(int count) {
        long any = 0;
        for (int i = 0; i < count; i++) {
            any |= words[i];
        }
        return ((int) (any >>> Integer.SIZE) & word.special()) != 0;
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
