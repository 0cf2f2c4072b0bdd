package org.spikeway.aer.recording.prophesee;

import static org.spikeway.aer.recording.prophesee.Evt3Word.BYTES;
import static org.spikeway.aer.recording.prophesee.Evt3Word.COORDINATE_MASK;
import static org.spikeway.aer.recording.prophesee.Evt3Word.PAYLOAD_MASK;
import static org.spikeway.aer.recording.prophesee.Evt3Word.POLARITY_SHIFT;
import static org.spikeway.aer.recording.prophesee.Evt3Word.TYPE_SHIFT;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.recording.EventDecoder;

/** Decodes EVT 3.0 words, of a file or of messages that follow each other. */
public final class Evt3Decoder implements EventDecoder {
    private final Tally tally;
    private final WrappedTime high = new WrappedTime(Evt3Word.TIME_BITS);
    private boolean timed;
    private int highValue;
    private long base;
    private long time;
    private int row;
    private int column;
    private int polarity;

    /** @param tally where skipped items and oddities are counted */
    public Evt3Decoder(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        int at = in.position();
        int end = at + in.remaining() / BYTES * BYTES;
        while (at < end && !timed) {
            untimed(in.getShort(at) & 0xFFFF);
            at += BYTES;
        }
        in.position(at);
        events(in, end, out);
    }

    private void events(ByteBuffer in, int end, EventBatch out) {
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] on = out.polarity();
        int at = in.position();
        int n = out.size();
        int last = out.capacity() - Evt3Word.VECTOR_WIDTH;
        while (at < end && n <= last) {
            int word = in.getShort(at) & 0xFFFF;
            at += BYTES;
            switch (word >>> TYPE_SHIFT) {
                case Evt3Word.ADDRESS_X -> {
                    micros[n] = time;
                    x[n] = (short) (word & COORDINATE_MASK);
                    y[n] = (short) row;
                    on[n] = (byte) (word >>> POLARITY_SHIFT & 1);
                    n++;
                }
                case Evt3Word.ADDRESS_Y -> row = word & COORDINATE_MASK;
                case Evt3Word.TIME_LOW -> time = base | (word & PAYLOAD_MASK);
                case Evt3Word.VECTOR_BASE -> vectorBase(word);
                case Evt3Word.VECTOR_12, Evt3Word.VECTOR_8 -> {
                    boolean wide = word >>> TYPE_SHIFT == Evt3Word.VECTOR_12;
                    int valid = word & (wide ? PAYLOAD_MASK : Evt3Word.BYTE_MASK);
                    for (; valid != 0; valid &= valid - 1) {
                        micros[n] = time;
                        x[n] = (short) (column + Integer.numberOfTrailingZeros(valid));
                        y[n] = (short) row;
                        on[n] = (byte) polarity;
                        n++;
                    }
                    column += wide ? Evt3Word.VECTOR_WIDTH : Evt3Word.SHORT_VECTOR_WIDTH;
                }
                case Evt3Word.TIME_HIGH -> timeHigh(word & PAYLOAD_MASK);
                default -> skip(word);
            }
        }
        in.position(at);
        out.resize(n);
    }

    /** Before the first time: keeps the state, counts the events that have no time. */
    private void untimed(int word) {
        switch (word >>> TYPE_SHIFT) {
            case Evt3Word.ADDRESS_Y -> row = word & COORDINATE_MASK;
            case Evt3Word.ADDRESS_X -> tally.add(Item.UNTIMED);
            case Evt3Word.VECTOR_BASE -> vectorBase(word);
            case Evt3Word.VECTOR_12 -> {
                tally.add(Item.UNTIMED, Integer.bitCount(word & PAYLOAD_MASK));
                column += Evt3Word.VECTOR_WIDTH;
            }
            case Evt3Word.VECTOR_8 -> {
                tally.add(Item.UNTIMED, Integer.bitCount(word & Evt3Word.BYTE_MASK));
                column += Evt3Word.SHORT_VECTOR_WIDTH;
            }
            case Evt3Word.TIME_LOW -> {}
            case Evt3Word.TIME_HIGH -> timeHigh(word & PAYLOAD_MASK);
            default -> skip(word);
        }
    }

    private void vectorBase(int word) {
        column = word & COORDINATE_MASK;
        polarity = word >>> POLARITY_SHIFT & 1;
    }

    private void timeHigh(int value) {
        if (timed && value == highValue) {
            return;
        }
        long wraps = high.wraps();
        base = high.unwrap(value) << Evt3Word.TIME_BITS;
        tally.add(Item.WRAPS, high.wraps() - wraps);
        time = base;
        highValue = value;
        timed = true;
    }

    private void skip(int word) {
        switch (word >>> TYPE_SHIFT) {
            case Evt3Word.TRIGGER -> tally.add(Item.TRIGGERS);
            case Evt3Word.OTHER -> tally.add(Item.OTHER);
            case Evt3Word.CONTINUED_12, Evt3Word.CONTINUED_4 -> {}
            default -> tally.add(Item.INVALID);
        }
    }
}
