package org.spikeway.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.encode.AxonMap;
import org.spikeway.aer.encode.EventBins;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.TimePolicy;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.Recordings;

/**
 * A recording as the one sample of a run: its spikes tick by tick, and as an image the spikes a tick of each input, which
 * is what the network is calibrated on and what the ANN sees.
 */
final class RecordedSample implements ImageSet {
    private static final int MOST_TICKS = 1_000_000;
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private final Path file;
    private final ReadOptions options;
    private final AxonMap axons;
    private final long binMicros;
    private final int channels;
    private final int height;
    private final int width;
    private final double[] rates;
    private final int ticks;
    private final long spikes;
    private final long merged;
    private final long outside;
    /** What the recording holds besides, and what is odd about it. */
    private final Map<Item, Long> met;

    private long fingerprint;

    /**
     * Reads the recording once.
     *
     * @param sensor of a recording that does not tell its size
     * @param channels of the network's input, and its height and width
     */
    RecordedSample(Path file, Geometry sensor, long binMicros, int channels, int height, int width)
            throws UnreadableException {
        this.file = file;
        this.binMicros = binMicros;
        this.channels = channels;
        this.height = height;
        this.width = width;
        options = new ReadOptions(TimePolicy.MONOTONE, sensor, null);
        try (EventStream stream = Recordings.open(file, options)) {
            axons = AxonMap.of(file.toString(), stream.info().geometry(), channels, height, width);
        }
        rates = new double[axons.size()];
        EventStream counted = Recordings.open(file, options);
        try (EventBins bins = new EventBins(counted, axons, binMicros)) {
            count(bins);
            met = counted.tally().present();
            ticks = bins.ticks();
            spikes = bins.spikes();
            merged = bins.merged();
            outside = bins.outside();
        }
        for (int i = 0; i < rates.length; i++) {
            rates[i] /= ticks;
        }
    }

    private void count(EventBins bins) throws UnreadableException {
        int[] neurons = new int[axons.size()];
        if (bins.ended()) {
            throw new UnreadableException(file + ": no events. Give a recording with some.");
        }
        while (!bins.ended()) {
            if (bins.ticks() + bins.ticksToNextEvent() > MOST_TICKS) {
                throw new UnreadableException(String.format(
                        "%s: more than %,d ticks of %,d us. Choose a longer --bin, or cut the recording.",
                        file, MOST_TICKS, binMicros));
            }
            for (int i = bins.nextTick(neurons) - 1; i >= 0; i--) {
                rates[axons.imageIndex(neurons[i])]++;
                fingerprint = (fingerprint ^ (long) bins.ticks() * axons.size() + neurons[i]) * MIXER;
                fingerprint ^= fingerprint >>> 29;
            }
        }
    }

    /** A new pass over the spikes. */
    EventBins bins() throws UnreadableException {
        return new EventBins(Recordings.open(file, options), axons, binMicros);
    }

    /** Tells recordings apart by their spikes and the ticks of these. */
    String fingerprint() {
        return Long.toHexString(fingerprint);
    }

    /** From the tick of the first event to that of the last. */
    int ticks() {
        return ticks;
    }

    /** What became of the recording, for the record of the run. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("input", "recording");
        settings.put("recording", file.getFileName().toString());
        settings.put("binMicros", binMicros);
        settings.put("inputSpikes", spikes);
        settings.put("eventsMerged", merged);
        settings.put("eventsOutside", outside);
        met.forEach((item, count) -> settings.put(item.name().toLowerCase(Locale.ROOT), count));
        return settings;
    }

    /** What became of the events, and what else was met, in one line. */
    String summary() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d ticks of %,d us, %,d spikes; %,d events merged into spikes of their tick, %,d outside dropped",
                ticks,
                binMicros,
                spikes,
                merged,
                outside));
        met.forEach((item, count) -> text.append(String.format(Locale.ROOT, ", %,d %s", count, item.label())));
        return text.toString();
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public boolean labelled() {
        return false;
    }

    @Override
    public int label(int index) {
        throw new IllegalStateException("a recording without a label");
    }

    @Override
    public void read(int index, double[] chw) {
        System.arraycopy(rates, 0, chw, 0, rates.length);
    }
}
