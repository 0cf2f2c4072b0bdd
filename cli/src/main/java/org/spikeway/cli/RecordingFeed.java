package org.spikeway.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.encode.EventBins;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.engine.Stimulus;

/** Feeds a recording into a run. */
final class RecordingFeed implements SourceFeed, AutoCloseable {
    private final RecordedSample recording;
    private final List<EventBins> opened = new CopyOnWriteArrayList<>();

    RecordingFeed(RecordedSample recording) {
        this.recording = recording;
    }

    @Override
    public Supplier<? extends Stimulus> stimuli(ChipProgram program, Supplier<? extends Stimulus> images) {
        return () -> new RecordingStimulus(images.get());
    }

    @Override
    public String identity() {
        return recording.fingerprint();
    }

    @Override
    public Map<String, Object> settings() {
        return recording.settings();
    }

    @Override
    public void close() throws UnreadableException {
        for (EventBins bins : opened) {
            bins.close();
        }
    }

    /** One worker's pass over the recording; it is opened only if the worker asks for spikes. */
    private final class RecordingStimulus implements Stimulus {
        private final Stimulus images;
        private @Nullable EventBins bins;

        RecordingStimulus(Stimulus images) {
            this.images = images;
        }

        @Override
        public void image(int sample, double[] chw) {
            images.image(sample, chw);
        }

        @Override
        public int spikes(int sample, int tick, int[] neurons) {
            try {
                if (bins == null) {
                    bins = recording.bins();
                    opened.add(bins);
                }
                int count = 0;
                while (bins.ticks() < tick) {
                    count = bins.nextTick(neurons);
                }
                return count;
            } catch (UnreadableException e) {
                throw new RefusedException(String.valueOf(e.getMessage()));
            }
        }
    }
}
