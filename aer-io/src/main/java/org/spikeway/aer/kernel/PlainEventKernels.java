package org.spikeway.aer.kernel;

import org.spikeway.aer.event.EventBatch;

/** The kernels without the Vector API, column by column. */
public final class PlainEventKernels implements EventKernels {
    @Override
    public int append(int[] words, int from, int most, WordLayout layout, int stop, long base, EventBatch out) {
        int count = events(words, from, most, stop);
        int first = out.size();
        long[] micros = out.micros();
        int shift = layout.timeShift();
        int mask = layout.timeMask();
        for (int i = 0; i < count; i++) {
            micros[first + i] = base + (words[from + i] >>> shift & mask);
        }
        PixelLayout pixel = layout.pixel();
        short[] x = out.x();
        for (int i = 0; i < count; i++) {
            x[first + i] = (short) pixel.x(words[from + i]);
        }
        short[] y = out.y();
        for (int i = 0; i < count; i++) {
            y[first + i] = (short) pixel.y(words[from + i]);
        }
        byte[] polarity = out.polarity();
        for (int i = 0; i < count; i++) {
            polarity[first + i] = (byte) pixel.polarity(words[from + i]);
        }
        out.resize(first + count);
        return count;
    }

    /** How many words come before the first that has a bit of {@code stop}. */
    static int events(int[] words, int from, int most, int stop) {
        int count = 0;
        while (count < most && (words[from + count] & stop) == 0) {
            count++;
        }
        return count;
    }

    @Override
    public void append(long[] words, int from, int count, PairLayout layout, long base, EventBatch out) {
        int first = out.size();
        long[] micros = out.micros();
        long sign = layout.signed() ? 1L << (Integer.SIZE - 1) : 0;
        for (int i = 0; i < count; i++) {
            micros[first + i] = ((words[from + i] & 0xFFFF_FFFFL) ^ sign) + (base - sign);
        }
        PixelLayout pixel = layout.pixel();
        short[] x = out.x();
        for (int i = 0; i < count; i++) {
            x[first + i] = (short) pixel.x((int) (words[from + i] >>> Integer.SIZE));
        }
        short[] y = out.y();
        for (int i = 0; i < count; i++) {
            y[first + i] = (short) pixel.y((int) (words[from + i] >>> Integer.SIZE));
        }
        byte[] polarity = out.polarity();
        for (int i = 0; i < count; i++) {
            polarity[first + i] = (byte) pixel.polarity((int) (words[from + i] >>> Integer.SIZE));
        }
        out.resize(first + count);
    }

    @Override
    public void append(byte[] records, int from, int count, EventBatch out) {
        int first = out.size();
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        for (int i = 0; i < count; i++) {
            int at = from + i * EventRecord.BYTES;
            micros[first + i] = EventRecord.word(records, at);
            long pixel = EventRecord.word(records, at + EventRecord.PIXEL);
            x[first + i] = (short) pixel;
            y[first + i] = (short) (pixel >>> EventRecord.Y_SHIFT);
            polarity[first + i] = (byte) (pixel >>> EventRecord.ON_SHIFT & 1);
        }
        out.resize(first + count);
    }

    @Override
    public void turn(EventBatch batch, int from, int lastX, int lastY, int flip) {
        int end = batch.size();
        turn(batch.x(), from, end, lastX);
        turn(batch.y(), from, end, lastY);
        byte[] polarity = batch.polarity();
        for (int i = from; i < end; i++) {
            polarity[i] ^= (byte) flip;
        }
    }

    private static void turn(short[] column, int from, int to, int last) {
        for (int i = from; i < to; i++) {
            column[i] = (short) (last - column[i]);
        }
    }

    @Override
    public long steps(long[] times, int from, int count, long offset) {
        return steps(times, from + 1, from + count, offset, 0);
    }

    /** The bits of the steps to each time from {@code from} up to {@code to}, and those given. */
    static long steps(long[] times, int from, int to, long offset, long given) {
        long bits = given;
        for (int i = from; i < to; i++) {
            bits |= times[i] - times[i - 1] + offset;
        }
        return bits;
    }

    /** Leaves all to the caller. */
    @Override
    public long unfoldEvt21(long[] words, int from, int count, int[] changes, int at, int end) {
        return ChangeWord.reached(at, 0);
    }

    /** Leaves all to the caller. */
    @Override
    public long unfoldEvt4(int[] words, int from, int count, int[] changes, int at, int end) {
        return ChangeWord.reached(at, 0);
    }

    /** Without branches: only zero less one has the sign bit. */
    @Override
    public long where(char[] words, int from, int mask, int value) {
        long found = 0;
        for (int i = 0; i < WINDOW; i++) {
            int differs = (words[from + i] & mask) ^ value;
            found |= (long) ((differs - 1) >>> (Integer.SIZE - 1)) << i;
        }
        return found;
    }

    @Override
    public boolean inside(EventBatch batch, int lastX, int lastY) {
        return inside(batch.x(), 0, batch.size(), lastX) && inside(batch.y(), 0, batch.size(), lastY);
    }

    /** Without branches: a coordinate over the last one makes the sign bit. */
    static boolean inside(short[] column, int from, int to, int last) {
        int sign = 0;
        for (int i = from; i < to; i++) {
            sign |= last - (column[i] & 0xFFFF);
        }
        return sign >= 0;
    }
}
