package org.spikeway.aer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStatistics;
import org.spikeway.aer.event.EventStream;

/** The real recordings have the events and times that the manifest says. */
class ManifestTest {
    /** A line of the manifest; an empty cell is unknown. */
    record Line(String name, String events, String first, String last) {
        static Line of(String line) {
            String[] cells = line.split("\t", -1);
            String name = cells[0].substring(cells[0].lastIndexOf('/') + 1);
            return new Line(name, cells[7], cells[8], cells[9]);
        }
    }

    static Stream<Line> recordings() throws IOException {
        return Files.readAllLines(ReferenceData.require("aer/MANIFEST.tsv")).stream()
                .skip(1)
                .filter(line -> !line.startsWith("malformed/"))
                .map(Line::of)
                .filter(line -> !line.name.endsWith(".nir"));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void shouldReadTheCountsAndTimesOfTheManifest(Line line) throws IOException {
        Path file = ReferenceData.require("aer/recordings/" + line.name);
        long events = 0;
        long first = 0;
        long last = 0;
        try (EventStream stream = Recordings.open(file, ReadOptions.STANDARD)) {
            EventBatch batch = EventBatch.standard();
            while (stream.read(batch)) {
                first = events == 0 ? batch.micros(0) : first;
                last = batch.micros(batch.size() - 1);
                events += batch.size();
            }
        }
        assertThat(events).hasToString(line.events);
        assertThat(line.first.isEmpty() ? "" : String.valueOf(first)).isEqualTo(line.first);
        assertThat(line.last.isEmpty() ? "" : String.valueOf(last)).isEqualTo(line.last);
    }

    @Test
    void shouldReadEveryFile() throws IOException {
        String[] files = ReferenceData.require("aer/recordings").toFile().list();
        assertThat(recordings().map(Line::name)).containsExactlyInAnyOrder(files);
    }

    /** Sums over all events that the manifest gives; empty where it gives none. */
    @ParameterizedTest
    @CsvSource({
        "ros_ecc_evt3_trigger_evt3.raw, 42078718, 31656267, 41439, 1222326831810",
        "ecc_evt3_trigger.db3, 42078718, 31656267, 41439, 1222326831810",
        "ecc_mono_cd.db3, 34450, 26450, 50, 4950",
        "derived_from_ecc_libcaer_rollover.aedat, 111651612, 82801007, 181908, ",
        "ros_test_events_1_evt3.raw, , , 125183, ",
        "test_events_1.bag, , , 125183, ",
    })
    void shouldReadTheSumsOfTheManifest(String name, Long x, Long y, long on, BigInteger micros) throws IOException {
        EventStatistics sums = new EventStatistics();
        try (EventStream stream =
                Recordings.open(ReferenceData.require("aer/recordings/" + name), ReadOptions.STANDARD)) {
            EventBatch batch = EventBatch.standard();
            while (stream.read(batch)) {
                sums.add(batch);
            }
        }
        assertThat(sums.on()).isEqualTo(on);
        if (x != null && y != null) {
            assertThat(sums.sumX()).isEqualTo(x);
            assertThat(sums.sumY()).isEqualTo(y);
        }
        if (micros != null) {
            assertThat(sums.sumMicros()).isEqualTo(micros);
        }
    }
}
