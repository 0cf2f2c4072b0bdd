package org.spikeway.aer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.RecordingInfo;

/** What every format that is written keeps besides: its own reader gives the events back equal. */
public abstract class WritableContract extends RecordingContract {
    @Override
    protected abstract WritableFormat format();

    /** A sensor that the format can express. */
    protected Geometry geometry() {
        return new Geometry(320, 240);
    }

    /** Events that the format can express, about that many. */
    protected List<Events> events(int count, SplittableRandom random) {
        return Events.random(count, geometry(), 1000, 100_000, random);
    }

    @Override
    protected byte[] sample(SplittableRandom random) throws IOException {
        return Files.readAllBytes(writeEvents(events(700, random)));
    }

    protected final Path writeEvents(List<Events> events) throws IOException {
        Path file = folder.resolve("written" + format().ending());
        try (EventSink sink = format().create(file, RecordingInfo.of("test", geometry()))) {
            for (EventBatch batch : Events.batches(events)) {
                sink.write(batch);
            }
        }
        return file;
    }

    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        for (int seed = 0; seed < 10; seed++) {
            List<Events> events = events(1 + seed * seed * 300, new SplittableRandom(seed));
            try (EventStream stream = open(writeEvents(events))) {
                assertThat(Events.readAll(stream, 1000)).isEqualTo(events);
                assertThat(stream.tally().present().keySet()).allMatch(item -> item.kind() == Item.Kind.NOTED);
            }
        }
    }
}
