package org.spikeway.aer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.Malformed;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;

/** What every format's reader keeps; the test of a format extends this. */
public abstract class RecordingContract {
    private static final int DAMAGED_HEAD = 400;

    @TempDir
    protected Path folder;

    /** The format under test. */
    protected abstract RecordingFormat format();

    /** A small whole recording, some hundreds of events of increasing time. */
    protected abstract byte[] sample(SplittableRandom random) throws IOException;

    /** How many files are cut and damaged. */
    protected int rounds() {
        return 150;
    }

    /** Whether a file that was cut gives only events that the whole one has, in order. */
    protected boolean givesPrefixWhenCut() {
        return true;
    }

    protected final Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    protected final EventStream open(Path file) throws UnreadableException {
        return Recordings.open(file, new ReadOptions(ReadOptions.STANDARD.time(), Geometry.UNKNOWN, format().name()));
    }

    protected final List<Events> readAll(Path file, int capacity) throws UnreadableException {
        try (EventStream stream = open(file)) {
            return Events.readAll(stream, capacity);
        }
    }

    @Test
    void shouldBeFoundByItsContent() throws IOException {
        Path file = write("whole", sample(new SplittableRandom(1)));
        assertThat(Recordings.formatOf(FileHead.of(file), null).name()).isEqualTo(format().name());
        assertThat(Recordings.formats()).extracting(RecordingFormat::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldGiveTheSameEventsInBatchesOfAnySize() throws IOException {
        Path file = write("whole", sample(new SplittableRandom(2)));
        List<Events> events = readAll(file, 4096);
        assertThat(events).hasSizeGreaterThan(100);
        assertThat(readAll(file, EventBatch.SMALLEST)).isEqualTo(events);
        assertThat(readAll(file, 101)).isEqualTo(events);
    }

    @Test
    void shouldGiveEventsInsideOfTheSensor() throws IOException {
        Path file = write("whole", sample(new SplittableRandom(3)));
        try (EventStream stream = open(file)) {
            Geometry geometry = stream.info().geometry();
            assertThat(Events.readAll(stream, 1000)).allSatisfy(event -> {
                assertThat(event.polarity()).isBetween(0, 1);
                assertThat(event.x()).isLessThan(geometry.known() ? geometry.width() : 1 << 16);
                assertThat(event.y()).isLessThan(geometry.known() ? geometry.height() : 1 << 16);
            });
        }
    }

    @Test
    void shouldStayAtTheEnd() throws IOException {
        Path file = write("whole", sample(new SplittableRandom(4)));
        try (EventStream stream = open(file)) {
            Events.readAll(stream, 1000);
            EventBatch batch = EventBatch.standard();
            batch.add(1, 2, 3, 1);
            assertThat(stream.read(batch)).isFalse();
            assertThat(batch.size()).isZero();
        }
    }

    @Test
    protected void shouldGiveTheWholeEventsOfFilesCutAnywhere() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        byte[] whole = sample(random);
        List<Events> events = readAll(write("whole", whole), 4096);
        int longest = 0;
        for (int i = 0; i < rounds(); i++) {
            Path file = write("cut", Malformed.cut(whole, random));
            List<Events> given = readUntilDamage(file);
            if (givesPrefixWhenCut()) {
                assertThat(given).isEqualTo(events.subList(0, Math.min(given.size(), events.size())));
            }
            longest = Math.max(longest, given.size());
        }
        assertThat(longest).isPositive();
    }

    @Test
    void shouldReadOrRefuseDamagedFiles() throws IOException {
        SplittableRandom random = new SplittableRandom(6);
        byte[] whole = sample(random);
        for (int i = 0; i < rounds(); i++) {
            int head = i % 2 == 0 ? DAMAGED_HEAD : whole.length;
            readUntilDamage(write("damaged", Malformed.damage(whole, head, random)));
        }
    }

    @Test
    void shouldJudgeAnyHeadWithoutFailing() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        byte[] whole = sample(random);
        for (int i = 0; i < rounds(); i++) {
            byte[] cut = Malformed.cut(whole, random);
            if (cut.length > 0) {
                FileHead head = FileHead.of(write("head", Malformed.damage(cut, DAMAGED_HEAD, random)));
                assertThat(format().match(head)).isNotNull();
                assertThat(head.bytes().position()).isZero();
            }
        }
    }

    /** The events that come before the damage, if there is any; it must be told in one line with the file's name. */
    protected final List<Events> readUntilDamage(Path file) {
        List<Events> events = new ArrayList<>();
        Malformed.refused(
                () -> {
                    try (EventStream stream = open(file)) {
                        EventBatch batch = new EventBatch(256);
                        while (stream.read(batch)) {
                            Events.append(batch, events);
                        }
                    }
                },
                file.getFileName().toString());
        return events;
    }
}
