package org.spikeway.aer.recording.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.spikeway.aer.Malformed;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.array.NpzArchive;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.WritableContract;
import org.spikeway.aer.recording.WritableFormat;

class NpzFormatTest extends WritableContract {
    @Override
    protected WritableFormat format() {
        return new NpzFormat();
    }

    private Path archive(String member, byte[] content, String... more) throws IOException {
        Path file = folder.resolve("a.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(member + ".npy"));
            zip.write(content);
            for (String other : more) {
                zip.putNextEntry(new ZipEntry(other + ".npy"));
                zip.write(NpyFormatTest.npy("'|u1'", "(2,)", new byte[2]));
            }
        }
        return file;
    }

    /** The list of an archive's members stands at its end: without it nothing can be found. */
    @Override
    @Test
    protected void shouldGiveTheWholeEventsOfFilesCutAnywhere() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        byte[] whole = sample(random);
        for (int i = 0; i < 20; i++) {
            Path file = write("cut", Malformed.cut(whole, random));
            assertThat(Malformed.refused(() -> open(file), "cut")).isTrue();
        }
    }

    @Test
    void shouldWriteWhatNumpyCallsArrays() throws IOException {
        Path file = writeEvents(List.of(new Events(-5, 1, 2, 1), new Events(7, 300, 200, 0)));
        NpzArchive archive = NpzArchive.open(file);
        assertThat(archive.names()).containsExactly("p", "t", "x", "y");
        assertThat(archive.array("t").toLongs()).containsExactly(-5, 7);
        assertThat(archive.array("x").toLongs()).containsExactly(1, 300);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing is left beside it").containsExactly(file);
        }
    }

    @Test
    void shouldReadAnArchiveOfOneRecordArray() throws IOException {
        byte[] npy = new NpyFormatTest().sample(new SplittableRandom(1));
        Path plain = write("b.npy", npy);
        assertThat(readAll(archive("events", npy), 64))
                .hasSize(300)
                .isEqualTo(Events.readAll(new NpyFormat().open(FileHead.of(plain), ReadOptions.STANDARD), 64));
    }

    @Test
    void shouldRefuseArraysThatDoNotFitTogether() throws IOException {
        Path file = archive("t", NpyFormatTest.npy("'<i8'", "(3,)", new byte[24]), "x", "y", "p");
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("x.npy: 2 numbers, t has 3");
        Path other = archive("t", NpyFormatTest.npy("'<i8'", "(2,)", new byte[16]), "x", "p");
        assertThatThrownBy(() -> open(other)).hasMessageContaining("lack t, x, y or p");
    }
}
