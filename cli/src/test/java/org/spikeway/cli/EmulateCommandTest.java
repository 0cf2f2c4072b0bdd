package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.Recordings;

/** Pictures become recordings that every other command reads. */
class EmulateCommandTest {
    @TempDir
    private Path folder;

    /** Two pictures of 4 x 4 pixels in IDX form: one black, one with a white square. */
    private Path images() throws IOException {
        ByteBuffer idx =
                ByteBuffer.allocate(16 + 32).putInt(0x0803).putInt(2).putInt(4).putInt(4);
        for (int pixel : new int[] {5, 6, 9, 10}) {
            idx.put(16 + 16 + pixel, (byte) 255);
        }
        return Files.write(folder.resolve("squares.idx"), idx.array());
    }

    private long events(Path file) throws IOException {
        long events = 0;
        try (EventStream stream = Recordings.open(file, ReadOptions.STANDARD)) {
            EventBatch batch = EventBatch.standard();
            while (stream.read(batch)) {
                events += batch.size();
            }
        }
        return events;
    }

    @Test
    void shouldWriteTheSameRecordingForTheSameSeed() throws IOException {
        String images = images().toString();
        for (String name : new String[] {"one.bin", "two.bin"}) {
            CommandLineRun run = CommandLineRun.of(
                    "emulate",
                    images,
                    "--image",
                    "1",
                    "--to",
                    folder.resolve(name).toString());
            assertThat(run.errors()).isEmpty();
            assertThat(run.output()).contains("events of 10x10 pixels");
        }
        assertThat(folder.resolve("two.bin")).hasSameBinaryContentAs(folder.resolve("one.bin"));
        assertThat(events(folder.resolve("one.bin"))).isGreaterThan(50);
    }

    @Test
    void shouldShowAllImagesAsAFilm() throws IOException {
        Path film = folder.resolve("film.csv");
        CommandLineRun run = CommandLineRun.of(
                "emulate",
                images().toString(),
                "--film",
                "10ms",
                "--to",
                film.toString(),
                "--noise",
                "0",
                "--spread",
                "0",
                "--refractory",
                "1us",
                "--contrast",
                "0.5");
        assertThat(run.code()).isZero();
        // Four pixels go from ln 0.02 to ln 1.02, a step of 3.93: seven events of 0.5 each.
        assertThat(events(film)).isEqualTo(28);
    }

    /** Frames of a film lie beside each other, numbered with as many digits as it takes. */
    @Test
    void shouldShowAFolderOfFramesInTheOrderOfTheirNumbers() throws IOException {
        Path frames = Files.createDirectory(folder.resolve("frames"));
        for (int frame = 8; frame <= 11; frame++) {
            BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setSample(2, 1, 0, frame < 10 ? 0 : 255);
            ImageIO.write(image, "png", frames.resolve("frame" + frame + ".png").toFile());
        }
        Path film = folder.resolve("film.csv");
        CommandLineRun run = CommandLineRun.of(
                ("emulate " + frames + " --film 10ms --noise 0 --spread 0 --refractory 1us --contrast 0.5"
                                + " --contrast-off 1 --to " + film)
                        .split(" "));
        assertThat(run.errors()).isEmpty();
        // From ln 0.02 to ln 1.02 between the second frame, 9, and the third, 10.
        assertThat(Files.readAllLines(film))
                .hasSize(8)
                .filteredOn(line -> Character.isDigit(line.charAt(0)))
                .allMatch(line -> line.matches("1\\d{4},2,1,1"));
    }

    @Test
    void shouldFeedANetwork() throws IOException {
        Path digit = folder.resolve("digit.csv");
        String images = ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz")
                .toString();
        CommandLineRun emulated = CommandLineRun.of("emulate", images, "--margin", "0", "--to", digit.toString());
        assertThat(emulated.errors()).isEmpty();
        CommandLineRun replayed = CommandLineRun.of(
                "replay",
                digit.toString(),
                "--network",
                ReferenceData.require("nets/mnist_sengcnn.onnx").toString(),
                "--chip",
                "ideal",
                "--sensor",
                "28x28",
                "--out",
                folder.resolve("out").toString());
        assertThat(replayed.errors()).isEmpty();
        assertThat(replayed.output()).containsPattern("answer +class \\d on the chip");
    }

    @Test
    void shouldNotGuessAmongFormatsOfOneEnding() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "emulate", images().toString(), "--to", folder.resolve("x.raw").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors())
                .contains("several formats. Choose --format evt2 or --format evt3")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--image, 2, has images 0 to 1",
        "--format, mp4, not known here",
        "--contrast, 0, thresholds below 0.01",
        "--contrast-off, 0, thresholds below 0.01",
        "--film, 1, is no length of time",
        "--margin, -1, margin -1"
    })
    void shouldRefuseInOneLine(String option, String value, String reason) throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "emulate", images().toString(), "--to", folder.resolve("x").toString(), option, value);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains(reason).hasLineCount(1);
    }
}
