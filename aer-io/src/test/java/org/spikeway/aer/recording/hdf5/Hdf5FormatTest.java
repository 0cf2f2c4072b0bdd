package org.spikeway.aer.recording.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.Malformed;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingContract;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.Recordings;

class Hdf5FormatTest extends RecordingContract {
    private static final long SUM_T = 3_004_566_213L;
    private static final long SUM_X = 79_377;
    private static final long SUM_Y = 714_772;
    private static final long SUM_P = 931;

    @Override
    protected RecordingFormat format() {
        return new Hdf5Format();
    }

    @Override
    protected byte[] sample(SplittableRandom random) throws IOException {
        return resource("dsec-zstd-1.h5");
    }

    /** The parts of an HDF5 file point to each other across its whole length: one that was cut is no longer whole. */
    @Override
    @Test
    protected void shouldGiveTheWholeEventsOfFilesCutAnywhere() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        byte[] whole = sample(random);
        List<Events> events = readAll(write("whole", whole), 4096);
        for (int i = 0; i < 60; i++) {
            List<Events> given = readUntilDamage(write("cut", Malformed.cut(whole, random)));
            assertThat(given).isEqualTo(events.subList(0, given.size()));
        }
    }

    @Test
    void shouldGiveTheEventsBeforeADamagedChunk() throws IOException {
        byte[] file = sample(new SplittableRandom(1));
        List<Events> events = readAll(write("whole", file), 4096);
        // The second chunk of the polarities.
        java.util.Arrays.fill(file, 19_504 + 20, 19_504 + 60, (byte) 0x55);
        assertThat(readUntilDamage(write("damaged", file))).isEqualTo(events.subList(0, 2048));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Hdf5FormatTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /** The sums that NumPy gave when the files were made. */
    @ParameterizedTest
    @ValueSource(strings = {"blosclz-1", "lz4-0", "lz4-1", "zlib-1", "zstd-1", "zstd-2"})
    void shouldReadChunksThatBloscPacked(String method) throws IOException {
        List<Events> events = readAll(write("a.h5", resource("dsec-" + method + ".h5")), 1000);
        assertThat(events).hasSize(3000);
        assertThat(events.stream().mapToLong(Events::micros).sum()).isEqualTo(SUM_T);
        assertThat(events.stream().mapToLong(Events::x).sum()).isEqualTo(SUM_X);
        assertThat(events.stream().mapToLong(Events::y).sum()).isEqualTo(SUM_Y);
        assertThat(events.stream().mapToLong(Events::polarity).sum()).isEqualTo(SUM_P);
    }

    @Test
    void shouldReadHeidelbergDigits() throws IOException {
        try (EventStream stream = Recordings.open(write("shd.h5", resource("shd.h5")), ReadOptions.STANDARD)) {
            assertThat(stream.info().properties()).containsEntry("samples", "3").containsEntry("labels", "5,11,19");
            assertThat(Events.readAll(stream, 64))
                    .containsExactly(
                            new Events(0, 3, 0, 1),
                            new Events(500_000, 699, 0, 1),
                            new Events(1_000_977, 0, 0, 1),
                            new Events(2_250_000, 7, 0, 1),
                            new Events(2_250_000, 6, 0, 1));
        }
    }

    @Test
    void shouldReadTidigits() throws IOException {
        try (EventStream stream = Recordings.open(write("t.h5", resource("tidigits.h5")), ReadOptions.STANDARD)) {
            assertThat(stream.info().properties()).containsEntry("labels", "o2a,zz,9");
            assertThat(Events.readAll(stream, 64))
                    .containsExactly(
                            new Events(1000, 0, 0, 1),
                            new Events(2000, 63, 0, 1),
                            new Events(1_002_000, 1, 0, 1),
                            new Events(1_004_000, 63, 0, 1),
                            new Events(2_001_000, 0, 0, 1),
                            new Events(2_002_000, 63, 0, 1));
        }
    }

    @Test
    void shouldReadMetavisionFilesInEcfCoding() throws IOException {
        Path file = ReferenceData.require("aer/recordings/metavision_ecf.hdf5");
        Path raw = ReferenceData.require("aer/recordings/faery_evt2.raw");
        try (EventStream stream = Recordings.open(file, ReadOptions.STANDARD);
                EventStream same = Recordings.open(raw, ReadOptions.STANDARD)) {
            assertThat(stream.info().geometry()).isEqualTo(new Geometry(640, 480));
            assertThat(Events.readAll(stream, 2048))
                    .isEqualTo(Events.readAll(same, 2048).subList(0, 100_000));
        }
    }

    @Test
    void shouldReadTheLayoutOfDsec() throws IOException {
        Path file = ReferenceData.require("aer/recordings/dsec_layout_events.h5");
        Path raw = ReferenceData.require("aer/recordings/faery_evt2.raw");
        try (EventStream stream = Recordings.open(file, ReadOptions.STANDARD);
                EventStream same = Recordings.open(raw, ReadOptions.STANDARD)) {
            assertThat(Events.readAll(stream, 2048))
                    .isEqualTo(Events.readAll(same, 2048).subList(0, 100_000));
        }
    }

    @Test
    void shouldReadColumnsInOnePieceToo() throws IOException {
        Path file = folder.resolve("b.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("t", new long[] {5, 6});
            hdf.putDataset("x", new int[] {1, 2});
            hdf.putDataset("y", new short[] {3, 4});
            hdf.putDataset("p", new byte[] {-1, 1});
        }
        assertThat(readAll(file, 64)).containsExactly(new Events(5, 1, 3, 0), new Events(6, 2, 4, 1));
    }

    @Test
    void shouldRefuseFilesWithoutEvents() throws IOException {
        Path file = folder.resolve("b.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("weights", new float[] {1, 2});
        }
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("b.h5: no events where Metavision, DSEC, SHD or N-TIDIGITS keep them");
        Path uneven = folder.resolve("c.h5");
        try (WritableHdfFile hdf = HdfFile.write(uneven)) {
            hdf.putDataset("t", new long[] {5, 6});
            hdf.putDataset("x", new int[] {1, 2});
            hdf.putDataset("y", new short[] {3, 4});
            hdf.putDataset("p", new byte[] {1});
        }
        assertThatThrownBy(() -> open(uneven)).hasMessageContaining("columns of 2 and 1 events");
        assertThat(Files.size(uneven)).isPositive();
    }
}
