package org.spikeway.aer.recording.column;

import java.nio.ByteBuffer;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;

/**
 * Turns the four numbers of an event, of whatever types, into an event.
 *
 * @param realScale what a time of a real type is multiplied by for microseconds; whole times are microseconds
 */
public record NumberColumns(Scalar time, Scalar x, Scalar y, Scalar polarity, double realScale) {
    private static final long LARGEST_COORDINATE = 0xFFFF;

    /** Appends the event whose numbers lie at these places; counts one that cannot be. */
    public void add(
            ByteBuffer times,
            int timeAt,
            ByteBuffer xs,
            int xAt,
            ByteBuffer ys,
            int yAt,
            ByteBuffer polarities,
            int polarityAt,
            EventBatch batch,
            Tally tally) {
        long micros;
        if (time.isReal()) {
            double scaled = time.realAt(times, timeAt) * realScale;
            micros = Math.abs(scaled) < 0x1p62 ? Math.round(scaled) : Long.MIN_VALUE;
        } else {
            micros = time.wholeAt(times, timeAt);
        }
        long eventX = x.exactAt(xs, xAt);
        long eventY = y.exactAt(ys, yAt);
        long sign = polarity.exactAt(polarities, polarityAt);
        if (micros == Long.MIN_VALUE
                || eventX < 0
                || eventX > LARGEST_COORDINATE
                || eventY < 0
                || eventY > LARGEST_COORDINATE
                || sign < -1
                || sign > 1) {
            tally.add(Item.INVALID);
        } else {
            batch.add(micros, (int) eventX, (int) eventY, sign == 1 ? 1 : 0);
        }
    }
}
