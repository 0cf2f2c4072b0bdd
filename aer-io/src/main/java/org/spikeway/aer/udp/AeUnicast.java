package org.spikeway.aer.udp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.recording.PixelLimit;
import org.spikeway.aer.recording.aedat.JaerAddresses;

/**
 * Datagrams of jAER's AEUnicast with its default settings.
 *
 * <pre>
 *  byte 0          4          8          12
 *       +----------+----------+----------+----------+-- --+
 *       | sequence | address  | time     | address  |     |   big endian, 32 bits each; time in microseconds;
 *       +----------+----------+----------+----------+-- --+   the sequence begins at 1
 * </pre>
 *
 * <p>Up to 63,000 bytes. SensorsINI/jaer, AEUnicastOutput and AEUnicastInput; port 8991.
 */
final class AeUnicast implements Protocol {
    private static final int BYTES = 63_000;
    private static final int EVENT_BYTES = 8;
    private static final int TIME_BITS = 32;

    private final JaerAddresses addresses;
    private final PixelLimit pixels;
    private final WrappedTime time = new WrappedTime(TIME_BITS);
    private int sent;
    private boolean begun;
    private int received;

    AeUnicast(Geometry geometry) throws UnreadableException {
        addresses = JaerAddresses.of(geometry);
        pixels = new PixelLimit(
                "jAER", addresses.geometry().width() - 1, addresses.geometry().height() - 1);
    }

    @Override
    public int datagramBytes() {
        return BYTES;
    }

    @Override
    public int encode(EventBatch batch, int from, ByteBuffer out) throws UnreadableException {
        out.order(ByteOrder.BIG_ENDIAN).putInt(++sent);
        int i = from;
        for (; i < batch.size() && out.remaining() >= EVENT_BYTES; i++) {
            pixels.check(batch, i);
            out.putInt(addresses.address(batch.x(i), batch.y(i), batch.polarity(i)));
            out.putInt((int) batch.micros(i));
        }
        return i;
    }

    @Override
    public void decode(ByteBuffer in, long arrivalMicros, EventBatch out, Tally tally) {
        in.order(ByteOrder.BIG_ENDIAN);
        if (in.remaining() < Integer.BYTES) {
            tally.add(Item.INVALID);
            return;
        }
        countGap(in.getInt(), tally);
        while (in.remaining() >= EVENT_BYTES) {
            int address = in.getInt();
            long micros = time.unwrap(in.getInt());
            if (addresses.isPixel(address)) {
                out.add(micros, addresses.x(address), addresses.y(address), addresses.polarity(address));
            } else {
                tally.add(Item.OTHER);
            }
        }
        tally.add(Item.TRUNCATED_BYTES, in.remaining());
    }

    /** A datagram that comes late has been counted as lost before and is taken back. */
    private void countGap(int sequence, Tally tally) {
        int step = sequence - received;
        if (!begun || step > 0) {
            tally.add(Item.LOST_DATAGRAMS, begun ? step - 1 : 0);
            begun = true;
            received = sequence;
        } else if (step < 0 && tally.count(Item.LOST_DATAGRAMS) > 0) {
            tally.add(Item.LOST_DATAGRAMS, -1);
        }
    }
}
