package org.spikeway.aer.recording.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingContract;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.Recordings;

class Ros2SqliteFormatTest extends RecordingContract {
    @Override
    protected RecordingFormat format() {
        return new Ros2SqliteFormat();
    }

    @Override
    protected byte[] sample(SplittableRandom random) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("event-arrays.db3")) {
            return in.readAllBytes();
        }
    }

    /** A page that is cut away is missed only where the tree leads to it. */
    @Test
    void shouldReadATreeOfManyPagesWithOverflow() throws IOException {
        Path file = write("a.db3", sample(new SplittableRandom(1)));
        try (EventStream stream = Recordings.open(file, ReadOptions.STANDARD)) {
            List<Events> events = Events.readAll(stream, 200);
            assertThat(events).hasSize(EVENTS);
            assertThat(events.stream().mapToLong(Events::micros).sum()).isEqualTo(SUM_OF_TIMES);
            assertThat(stream.info().geometry()).isEqualTo(new Geometry(240, 180));
            assertThat(stream.tally().count(Item.OTHER)).isEqualTo(12);
        }
    }

    @Test
    void shouldReadThePacketsOfReferenceBags() throws IOException {
        Path evt3 = ReferenceData.require("aer/recordings/ecc_evt3_trigger.db3");
        try (EventStream stream = Recordings.open(evt3, ReadOptions.STANDARD)) {
            List<Events> events = Events.readAll(stream, 2048);
            assertThat(events).hasSize(82_469);
            assertThat(events.stream().mapToLong(Events::micros).sum()).isEqualTo(1_222_326_831_810L);
            assertThat(events.stream().mapToLong(Events::x).sum()).isEqualTo(42_078_718);
            assertThat(events.stream().mapToLong(Events::y).sum()).isEqualTo(31_656_267);
            assertThat(events.stream().mapToLong(Events::polarity).sum()).isEqualTo(41_439);
            assertThat(stream.tally().count(Item.TRIGGERS)).isEqualTo(2);
        }
        Path mono = ReferenceData.require("aer/recordings/ecc_mono_cd.db3");
        try (EventStream stream = Recordings.open(mono, ReadOptions.STANDARD)) {
            List<Events> events = Events.readAll(stream, 64);
            assertThat(events).hasSize(100);
            assertThat(events.stream().mapToLong(Events::micros).sum()).isEqualTo(4950);
            assertThat(events.stream().mapToLong(Events::x).sum()).isEqualTo(34_450);
            assertThat(events.stream().mapToLong(Events::y).sum()).isEqualTo(26_450);
            assertThat(events.stream().mapToLong(Events::polarity).sum()).isEqualTo(50);
        }
    }

    @Test
    void shouldRefuseAFileWithChangesThatWait() throws IOException {
        Path file = write("a.db3", sample(new SplittableRandom(1)));
        write("a.db3-wal", new byte[100]);
        assertThatThrownBy(() -> open(file)).hasMessageContaining("changes wait in a.db3-wal");
    }

    private static final int EVENTS = 1945;
    private static final long SUM_OF_TIMES = 1_952_570_443L;
}
