package org.spikeway.aer.recording.hdf5;

import io.jhdf.HdfFile;
import java.util.Map;
import java.util.StringJoiner;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;

/** The spikes of all samples of a file, one sample after another, each begun at a full second. */
final class SampleStream implements EventStream {
    private static final int SHOWN_LABELS = 64;
    private static final long SECOND = 1_000_000;
    private static final double LONGEST_SECONDS = 1e9;

    private final HdfFile hdf;
    private final LibraryCalls library;
    private final SampleSet samples;
    private final RecordingInfo info;
    private final Tally tally = new Tally();
    private int next;
    private double[] seconds = {};
    private double[] channels = {};
    private int at;
    private long begin;
    private long latest = -1;

    SampleStream(HdfFile hdf, LibraryCalls library, SampleSet samples) throws UnreadableException {
        this.hdf = hdf;
        this.library = library;
        this.samples = samples;
        int size = library.call(samples::size);
        StringJoiner labels = new StringJoiner(",");
        for (int i = 0; i < Math.min(size, SHOWN_LABELS); i++) {
            labels.add(samples.label(i));
        }
        Map<String, String> properties =
                Map.of("samples", String.valueOf(size), "labels", size > SHOWN_LABELS ? labels + ",…" : labels + "");
        info = new RecordingInfo(samples.format(), "cochlea", Geometry.UNKNOWN, Origin.UPPER_LEFT, properties);
    }

    @Override
    public RecordingInfo info() {
        return info;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public boolean read(EventBatch batch) throws UnreadableException {
        batch.clear();
        try {
            while (batch.remaining() > 0 && (at < seconds.length || advance())) {
                take(batch);
            }
        } catch (UnreadableException damaged) {
            if (batch.size() == 0) {
                throw damaged;
            }
            // The spikes before the damage first; the next call meets it again.
        }
        return batch.size() > 0;
    }

    private boolean advance() throws UnreadableException {
        if (next >= library.call(samples::size)) {
            return false;
        }
        double[] times = samples.seconds(next);
        channels = samples.channels(next);
        if (channels.length != times.length) {
            throw library.refused(
                    "sample " + next + ": " + times.length + " times and " + channels.length + " channels");
        }
        begin = latest < 0 ? 0 : (latest / SECOND + 1) * SECOND;
        seconds = times;
        at = 0;
        next++;
        return true;
    }

    private void take(EventBatch batch) {
        for (; at < seconds.length && batch.remaining() > 0; at++) {
            double time = seconds[at];
            double channel = channels[at];
            if (time >= 0 && time <= LONGEST_SECONDS && channel >= 0 && channel <= 0xFFFF) {
                // Widened before it is multiplied: in half precision the product overflows.
                long micros = begin + Math.round(time * SECOND);
                latest = Math.max(latest, micros);
                batch.add(micros, (int) channel, 0, 1);
            } else {
                tally.add(Item.INVALID);
            }
        }
    }

    @Override
    public void close() throws UnreadableException {
        library.call(() -> {
            hdf.close();
            return true;
        });
    }
}
