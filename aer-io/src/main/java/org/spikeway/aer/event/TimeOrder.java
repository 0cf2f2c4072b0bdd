package org.spikeway.aer.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/** Counts the backward steps of a stream's time, and mends or refuses them as a policy says. */
final class TimeOrder implements EventStream {
    private final EventStream source;
    private final TimePolicy policy;
    private long latest = Long.MIN_VALUE;
    private long events;
    private @Nullable String refusal;

    TimeOrder(EventStream source, TimePolicy policy) {
        this.source = source;
        this.policy = policy;
    }

    @Override
    public RecordingInfo info() {
        return source.info();
    }

    @Override
    public Tally tally() {
        return source.tally();
    }

    @Override
    public boolean read(EventBatch batch) throws UnreadableException {
        if (refusal != null) {
            batch.clear();
            return refused();
        }
        boolean more = source.read(batch);
        long[] micros = batch.micros();
        int size = batch.size();
        if (size > 0 && goesForward(micros, size)) {
            latest = micros[size - 1];
            events += size;
            return more;
        }
        long max = latest;
        int backward = 0;
        for (int i = 0; i < size; i++) {
            long time = micros[i];
            backward += time < max ? 1 : 0;
            max = Math.max(max, time);
        }
        if (backward > 0) {
            source.tally().add(Item.BACKWARD_STEPS, backward);
            if (policy == TimePolicy.MONOTONE) {
                raise(micros, size);
            } else if (policy == TimePolicy.REJECT) {
                return refuse(batch);
            }
        }
        latest = max;
        events += size;
        return more;
    }

    /** Without branches: a step back makes the sign bit. */
    private boolean goesForward(long[] micros, int size) {
        long sign = 0;
        for (int i = 1; i < size; i++) {
            sign |= micros[i] - micros[i - 1];
        }
        return sign >= 0 && micros[0] >= latest;
    }

    private void raise(long[] micros, int size) {
        long max = latest;
        for (int i = 0; i < size; i++) {
            max = Math.max(max, micros[i]);
            micros[i] = max;
        }
    }

    /** Gives the events before the step; the next call refuses. */
    private boolean refuse(EventBatch batch) throws UnreadableException {
        long max = latest;
        int i = 0;
        while (batch.micros(i) >= max) {
            max = batch.micros(i);
            i++;
        }
        refusal = String.format(
                "%s: event %,d at %,d us comes after one at %,d us. Read it with the time policy keep or monotone.",
                info().format(), events + i, batch.micros(i), max);
        batch.resize(i);
        return i > 0 || refused();
    }

    private boolean refused() throws UnreadableException {
        throw new UnreadableException(Objects.requireNonNull(refusal));
    }

    @Override
    public void close() throws UnreadableException {
        source.close();
    }
}
