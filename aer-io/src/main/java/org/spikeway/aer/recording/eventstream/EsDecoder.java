package org.spikeway.aer.recording.eventstream;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.EventDecoder;

/**
 * Decodes the events of DVS, ATIS and colour files; rows count from below in the file.
 *
 * <p>Of ATIS files, threshold crossings are grey levels and counted. A colour event has no polarity: it is given as ON.
 */
final class EsDecoder implements EventDecoder {
    private final Tally tally;
    private final EsKind kind;
    private final int lastY;
    private long now;

    EsDecoder(Tally tally, EsKind kind, Geometry geometry) {
        this.tally = tally;
        this.kind = kind;
        this.lastY = geometry.height() - 1;
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) throws UnreadableException {
        in.order(ByteOrder.LITTLE_ENDIAN);
        switch (kind) {
            case DVS -> dvs(in, out);
            case ATIS -> atis(in, out);
            default -> colour(in, out);
        }
    }

    private void dvs(ByteBuffer in, EventBatch out) {
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int at = in.position();
        int end = in.limit();
        int n = out.size();
        int bytes = kind.bytes();
        long time = now;
        while (at < end && n < micros.length) {
            int step = in.get(at) & 0xFF;
            if (step >= EsKind.RESET) {
                time += step == EsKind.OVERFLOW ? kind.overflowMicros() : 0;
                at++;
                continue;
            }
            if (end - at < bytes) {
                break;
            }
            time += step >>> 1;
            micros[n] = time;
            x[n] = in.getShort(at + EsKind.X);
            y[n] = (short) (lastY - (in.getShort(at + EsKind.Y) & 0xFFFF));
            polarity[n] = (byte) (step & 1);
            n++;
            at += bytes;
        }
        now = time;
        in.position(at);
        out.resize(n);
    }

    private void atis(ByteBuffer in, EventBatch out) {
        int at = in.position();
        while (at < in.limit() && out.remaining() > 0) {
            int step = in.get(at) & 0xFF;
            if (step >= EsKind.ATIS_OVERFLOW) {
                now += (long) kind.overflowMicros() * (step & 3);
                at++;
                continue;
            }
            if (in.limit() - at < kind.bytes()) {
                break;
            }
            now += step >>> 2;
            if ((step & 1) == 0) {
                add(in, at, step >>> 1 & 1, out);
            } else {
                tally.add(Item.OTHER);
            }
            at += kind.bytes();
        }
        in.position(at);
    }

    private void colour(ByteBuffer in, EventBatch out) {
        int at = in.position();
        while (at < in.limit() && out.remaining() > 0) {
            int step = in.get(at) & 0xFF;
            if (step >= EsKind.RESET) {
                now += step == EsKind.OVERFLOW ? kind.overflowMicros() : 0;
                at++;
                continue;
            }
            if (in.limit() - at < kind.bytes()) {
                break;
            }
            now += step;
            add(in, at, 1, out);
            at += kind.bytes();
        }
        in.position(at);
    }

    private void add(ByteBuffer in, int at, int polarity, EventBatch out) {
        int row = lastY - (in.getShort(at + EsKind.Y) & 0xFFFF);
        out.add(now, in.getShort(at + EsKind.X), row, polarity);
    }
}
