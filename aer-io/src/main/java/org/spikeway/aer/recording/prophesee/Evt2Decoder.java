package org.spikeway.aer.recording.prophesee;

import static org.spikeway.aer.recording.prophesee.Evt2Word.BYTES;
import static org.spikeway.aer.recording.prophesee.Evt2Word.COORDINATE_MASK;
import static org.spikeway.aer.recording.prophesee.Evt2Word.LOW_BITS;
import static org.spikeway.aer.recording.prophesee.Evt2Word.LOW_MASK;
import static org.spikeway.aer.recording.prophesee.Evt2Word.LOW_SHIFT;
import static org.spikeway.aer.recording.prophesee.Evt2Word.NO_CHANGE;
import static org.spikeway.aer.recording.prophesee.Evt2Word.TYPE_SHIFT;
import static org.spikeway.aer.recording.prophesee.Evt2Word.X_SHIFT;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.recording.EventDecoder;

/** Decodes EVT 2.0 words: changes run by run, the words between the runs one by one. */
final class Evt2Decoder implements EventDecoder {
    private final Tally tally;
    private final WrappedTime high = new WrappedTime(Evt2Word.HIGH_BITS);
    private boolean timed;
    private long base;
    private int imuWords;

    Evt2Decoder(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        int at = in.position();
        int end = at + in.remaining() / BYTES * BYTES;
        while (at < end && out.remaining() > 0) {
            int word = in.getInt(at);
            if ((word & NO_CHANGE) != 0) {
                control(word);
                at += BYTES;
            } else if (timed) {
                at += BYTES * changes(in, at, Math.min((end - at) / BYTES, out.remaining()), out);
            } else {
                tally.add(Item.UNTIMED);
                at += BYTES;
            }
        }
        in.position(at);
    }

    /** Decodes changes up to the next other word; returns how many. */
    private int changes(ByteBuffer in, int from, int most, EventBatch out) {
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int first = out.size();
        int i = 0;
        for (; i < most; i++) {
            int word = in.getInt(from + i * BYTES);
            if ((word & NO_CHANGE) != 0) {
                break;
            }
            micros[first + i] = base | (word >>> LOW_SHIFT & LOW_MASK);
            x[first + i] = (short) (word >>> X_SHIFT & COORDINATE_MASK);
            y[first + i] = (short) (word & COORDINATE_MASK);
            polarity[first + i] = (byte) (word >>> TYPE_SHIFT);
        }
        out.resize(first + i);
        return i;
    }

    private void control(int word) {
        switch (word >>> TYPE_SHIFT) {
            case Evt2Word.TIME_HIGH -> {
                long wraps = high.wraps();
                base = high.unwrap(word & Evt2Word.HIGH_MASK) << LOW_BITS;
                tally.add(Item.WRAPS, high.wraps() - wraps);
                timed = true;
            }
            case Evt2Word.TRIGGER -> tally.add(Item.TRIGGERS);
            case Evt2Word.IMU -> {
                imuWords++;
                tally.add(Item.IMU_SAMPLES, imuWords % Evt2Word.IMU_WORDS == 0 ? 1 : 0);
            }
            case Evt2Word.OTHER -> tally.add(Item.OTHER);
            case Evt2Word.CONTINUED -> {}
            default -> tally.add(Item.INVALID);
        }
    }
}
