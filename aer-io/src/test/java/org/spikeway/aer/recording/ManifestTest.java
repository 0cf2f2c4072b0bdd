package org.spikeway.aer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;

/** The real recordings have the events and times that the manifest says. */
class ManifestTest {
    /** Endings of the recordings whose formats are read so far. */
    private static final List<String> READ = List.of(
            ".bin",
            ".raw",
            "from_evt2_td.dat",
            "ncars.dat",
            "nmnist.dat",
            ".aedat",
            ".aedat4",
            ".es",
            ".csv",
            ".txt",
            ".bag",
            ".db3",
            "5");

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
                .filter(line -> READ.stream().anyMatch(line.name::endsWith));
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
}
