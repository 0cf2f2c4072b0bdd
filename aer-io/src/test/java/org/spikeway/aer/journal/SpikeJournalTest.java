package org.spikeway.aer.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.time.SetTimeProvider;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ChildJvm;
import org.spikeway.aer.UnreadableException;

class SpikeJournalTest {
    @TempDir
    Path folder;

    /** Writes down what it receives, one line a document. */
    private static final class Notes implements JournalVisitor {
        final List<String> lines = new ArrayList<>();

        @Override
        public void block(int sample, int tick, int slice, int[] neurons, int count) {
            lines.add(sample + " " + tick + " " + slice + " " + Arrays.toString(Arrays.copyOf(neurons, count)));
        }

        @Override
        public void tickDone(int sample, int tick) {
            lines.add(sample + " " + tick);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldReadBackRandomBlocksInTheirOrder(long seed) throws UnreadableException {
        SplittableRandom random = new SplittableRandom(seed);
        Notes written = new Notes();
        long spikes = 0;
        try (SpikeJournalWriter writer = SpikeJournalWriter.open(folder)) {
            for (int tick = 1; tick <= 50; tick++) {
                for (int blocks = random.nextInt(5); blocks > 0; blocks--) {
                    int[] neurons = random.ints(random.nextInt(700)).toArray();
                    int from = random.nextInt(neurons.length + 1);
                    int count = random.nextInt(neurons.length - from + 1);
                    int slice = random.nextInt();
                    writer.append(4, tick, slice, neurons, from, count);
                    written.block(4, tick, slice, Arrays.copyOfRange(neurons, from, from + count), count);
                    spikes += count;
                }
                writer.tickDone(4, tick);
                written.tickDone(4, tick);
            }
        }
        Notes read = new Notes();
        JournalExtent extent = SpikeJournalReader.open(folder).read(read);
        assertThat(read.lines).isEqualTo(written.lines);
        assertThat(extent).isEqualTo(new JournalExtent(written.lines.size() - 50, spikes, 50, 4, 50, true));
    }

    @Test
    void shouldReadEveryCompleteTickOfARunThatDied() throws Exception {
        Process run = ChildJvm.of(AbandonedRun.class, folder.toString(), "1000")
                .redirectOutput(new File(folder + ".out"))
                .redirectError(new File(folder + ".err"))
                .start();
        assertThat(run.waitFor()).isOne();

        Notes read = new Notes();
        JournalExtent extent = SpikeJournalReader.open(folder).read(read);
        assertThat(extent).isEqualTo(new JournalExtent(1001, 2001, 1000, 0, 1000, false));
        assertThat(read.lines.subList(1998, 2001)).containsExactly("0 1000 3 [1000, 2000]", "0 1000", "0 1001 3 [7]");
        assertThat(new File(folder + ".out")).isEmpty();
        assertThat(Files.readAllLines(Path.of(folder + ".err")))
                .as("nothing said but the JVM's own word on the incubator module")
                .allMatch(line -> line.startsWith("WARNING: Using incubator modules"));
    }

    @Test
    void shouldReadWhileTheWriterIsStillAtWork() throws UnreadableException {
        try (SpikeJournalWriter writer = SpikeJournalWriter.open(folder)) {
            assertThat(SpikeJournalReader.open(folder).read(new Notes()))
                    .isEqualTo(new JournalExtent(0, 0, 0, -1, -1, false));
            writer.append(1, 2, 3, new int[] {5}, 0, 1);
            writer.tickDone(1, 2);
            assertThat(SpikeJournalReader.open(folder).read(new Notes()))
                    .isEqualTo(new JournalExtent(1, 1, 1, 1, 2, false));
        }
    }

    @Test
    void shouldRefuseFoldersThatHoldNoJournal() throws IOException {
        assertThatThrownBy(() -> SpikeJournalReader.open(folder.resolve("absent")))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("no such folder");
        assertRefused("no spike journal");
        Files.writeString(folder.resolve("notes.txt"), "hello");
        assertRefused("no spike journal");
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains("cq4"));
        Files.write(folder.resolve("20260101L.cq4"), new byte[8192]);
        assertRefused("20260101L.cq4: no spike journal");
        Files.write(folder.resolve("20260101L.cq4"), new byte[0]);
        assertRefused("no spike journal");
    }

    @Test
    void shouldRefuseAQueueOfSomethingElse() {
        try (ChronicleQueue queue = JournalFiles.queue(folder).build();
                ExcerptAppender appender = queue.createAppender()) {
            appender.writeText("eight ch");
        }
        assertRefused("no spike journal");
    }

    @Test
    void shouldRefuseDamagedDocuments() throws UnreadableException {
        SpikeJournalWriter.open(folder).close();
        try (ChronicleQueue queue = JournalFiles.queue(folder).build();
                ExcerptAppender appender = queue.createAppender();
                DocumentContext document = appender.writingDocument()) {
            JournalDocument.writeBlock(JournalDocument.bytes(document), 0, 1, 2, new int[] {1, 2}, 0, 2);
            long count = JournalDocument.bytes(document).writePosition() - 12;
            JournalDocument.bytes(document).writeInt(count, Integer.MAX_VALUE);
        }
        assertThatThrownBy(() -> SpikeJournalReader.open(folder).read(new Notes()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("document 2: a block of 2,147,483,647 neurons in 8 bytes");
    }

    @Test
    void shouldNotBlameTheJournalForAFailingVisitor() throws UnreadableException {
        try (SpikeJournalWriter writer = SpikeJournalWriter.open(folder)) {
            writer.append(0, 1, 0, new int[] {1}, 0, 1);
        }
        SpikeJournalReader reader = SpikeJournalReader.open(folder);
        assertThatThrownBy(() -> reader.read((sample, tick, slice, neurons, count) -> {
                    throw new IllegalStateException("mine");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mine");
    }

    /** Many cuts in one JVM, at pages too: the reader must stay right when it has been compiled. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldRefuseAFileThatWasCutWithoutShowingABlockOfIt(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int[] neurons = random.ints(256).toArray();
        try (SpikeJournalWriter writer = SpikeJournalWriter.open(folder)) {
            for (int tick = 1; tick <= 500; tick++) {
                writer.append(0, tick, 1, neurons, 0, neurons.length);
            }
        }
        long end = 700_000;
        for (int i = 0; i < 60; i++) {
            end = i % 2 == 0 ? end - 1 - random.nextInt(10_000) : (end - 1) / 4096 * 4096;
            cut(end);
            Notes read = new Notes();
            assertThatThrownBy(() -> SpikeJournalReader.open(folder).read(read))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("The file was cut");
            assertThat(read.lines).isEmpty();
        }
    }

    @Test
    void shouldReadAFileThatLostItsEmptyTail() throws IOException {
        try (SpikeJournalWriter writer = SpikeJournalWriter.open(folder)) {
            writer.append(0, 1, 1, new int[] {5}, 0, 1);
            writer.tickDone(0, 1);
        }
        cut(1_000_000);
        assertThat(SpikeJournalReader.open(folder).read(new Notes())).isEqualTo(new JournalExtent(1, 1, 1, 0, 1, true));
    }

    /** A frame of a queue's data file: its word, its bytes, and what is missing to a multiple of 4. */
    private static byte[] frame(int word, byte... bytes) {
        return ByteBuffer.allocate(4 + bytes.length + 3 & ~3)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(word)
                .put(bytes)
                .array();
    }

    private static byte[] header(String className) {
        byte[] name = className.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = ByteBuffer.allocate(10 + name.length)
                .put(new byte[] {(byte) 0xB9, 6, 'h', 'e', 'a', 'd', 'e', 'r', (byte) 0xB6, (byte) name.length})
                .put(name)
                .array();
        return frame(1 << 30 | bytes.length, bytes);
    }

    private void writeData(byte[]... frames) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            data.write(frame);
        }
        Files.write(folder.resolve("20260101L.cq4"), data.toByteArray());
    }

    private static final byte[] BEGIN =
            frame(8, (byte) 'S', (byte) 'W', (byte) 'J', (byte) '1', (byte) 1, (byte) 0, (byte) 0, (byte) 0);

    @Test
    void shouldNeverTouchTheClassesThatAFileNames() throws IOException {
        writeData(header(Trap.class.getName()), BEGIN, frame(4, (byte) 3, (byte) 0, (byte) 0, (byte) 0), frame(0));
        assertThat(SpikeJournalReader.open(folder).read(new Notes()))
                .isEqualTo(new JournalExtent(0, 0, 0, -1, -1, true));
        assertThat(System.getProperty(Trap.SPRUNG)).isNull();
        assertThat(new Trap()).isNotNull();
        assertThat(System.getProperty(Trap.SPRUNG)).isEqualTo("yes");
        System.clearProperty(Trap.SPRUNG);
    }

    @Test
    void shouldRefuseADocumentThatIsTooLarge() throws IOException {
        writeData(header("x"), BEGIN, frame(5_000_000, new byte[5_000_000]), frame(0));
        assertThatThrownBy(() -> SpikeJournalReader.open(folder).read(new Notes()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("byte 28: a document of 5,000,000 bytes, the largest has 4,194,324");
    }

    @Test
    void shouldRefuseTicksThatNeverEnd() throws UnreadableException {
        try (SpikeJournalWriter writer = SpikeJournalWriter.open(folder)) {
            for (int tick = 0; tick <= 65_536; tick++) {
                writer.append(0, tick, 0, new int[] {1}, 0, 1);
            }
        }
        String reason = "sample 0 tick 65536: more than 65,536 ticks have spikes and no end";
        try (JournalTicks ticks = SpikeJournalReader.open(folder).ticks()) {
            assertThatThrownBy(ticks::next)
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining(reason);
        }
        assertThatThrownBy(() -> SpikeJournalReader.open(folder).read(new Hoard()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason);
    }

    /** Lets go of nothing. */
    private static final class Hoard implements JournalVisitor {
        private int blocks;

        @Override
        public void block(int sample, int tick, int slice, int[] neurons, int count) {
            blocks++;
        }

        @Override
        public int openTicks() {
            return blocks;
        }
    }

    /** Chronicle begins another file each day; the writer may be closed and opened in between. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldGoOnAfterMidnight(boolean reopened) throws UnreadableException {
        SetTimeProvider clock = new SetTimeProvider(0);
        ChronicleQueue queue = JournalFiles.queue(folder).timeProvider(clock).build();
        ExcerptAppender appender = queue.createAppender();
        append(appender, JournalDocument::writeBegin);
        for (int day = 1; day <= 3; day++) {
            int tick = day;
            append(appender, bytes -> JournalDocument.writeBlock(bytes, 0, tick, 1, new int[] {tick}, 0, 1));
            append(appender, bytes -> JournalDocument.writeTickDone(bytes, 0, tick));
            clock.advanceMillis(86_400_000);
            if (reopened) {
                appender.close();
                queue.close();
                queue = JournalFiles.queue(folder).timeProvider(clock).build();
                appender = queue.createAppender();
            }
        }
        assertThat(folder.toFile().list((dir, name) -> name.endsWith(".cq4"))).hasSizeGreaterThanOrEqualTo(3);
        Notes read = new Notes();
        assertThat(SpikeJournalReader.open(folder).read(read)).isEqualTo(new JournalExtent(3, 3, 3, 0, 3, false));
        assertThat(read.lines).containsExactly("0 1 1 [1]", "0 1", "0 2 1 [2]", "0 2", "0 3 1 [3]", "0 3");
        appender.close();
        queue.close();
    }

    private static void append(ExcerptAppender appender, Consumer<Bytes<?>> document) {
        try (DocumentContext context = appender.writingDocument()) {
            document.accept(JournalDocument.bytes(context));
        }
    }

    @Test
    void shouldKeepWhatItHasWhenTheDiskIsFull() throws UnreadableException {
        long[] room = {100_000_000};
        int[] neurons = new int[1000];
        int appended = 0;
        SpikeJournalWriter writer = SpikeJournalWriter.open(folder, new DiskRoom(folder, () -> room[0] -= 1L << 20));
        try (writer) {
            for (; appended < 1_000_000; appended++) {
                writer.append(0, 1, 2, neurons, 0, neurons.length);
            }
        } catch (UncheckedIOException full) {
            assertThat(full.getCause())
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("bytes left on the disk, a journal needs 16,777,216");
        }
        assertThat(appended).isBetween(15_000, 25_000);
        assertThat(SpikeJournalReader.open(folder).read(new Notes()))
                .isEqualTo(new JournalExtent(appended, 1000L * appended, 0, -1, -1, false));
        assertThatThrownBy(() -> SpikeJournalWriter.open(folder.resolve("new"), new DiskRoom(folder, () -> 5)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("5 bytes left");
    }

    /** The oracle of the frames: the library that wrote them. */
    @Test
    void shouldReadTheDocumentsThatChronicleReads() throws UnreadableException {
        SplittableRandom random = new SplittableRandom(5);
        try (SpikeJournalWriter writer = SpikeJournalWriter.open(folder)) {
            for (int tick = 1; tick <= 300; tick++) {
                int[] neurons = random.ints(random.nextInt(600)).toArray();
                writer.append(1, tick, 2, neurons, 0, neurons.length);
                writer.tickDone(1, tick);
            }
        }
        List<ByteBuffer> ofChronicle = new ArrayList<>();
        try (ChronicleQueue queue = JournalFiles.queue(folder).readOnly(true).build();
                ExcerptTailer tailer = queue.createTailer()) {
            boolean present = true;
            while (present) {
                try (DocumentContext document = tailer.readingDocument()) {
                    present = document.isPresent();
                    if (present) {
                        ofChronicle.add(
                                ByteBuffer.wrap(JournalDocument.bytes(document).toByteArray()));
                    }
                }
            }
        }
        List<ByteBuffer> read = new ArrayList<>();
        try (QueueFrames frames = new QueueFrames(JournalFiles.requireJournal(folder))) {
            for (ByteBuffer next = frames.next(); next != null; next = frames.next()) {
                read.add(next);
            }
        }
        assertThat(read).hasSize(602).isEqualTo(ofChronicle);
    }

    private void cut(long size) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path data =
                    files.filter(f -> f.toString().endsWith(".cq4")).findFirst().orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(data.toFile(), "rw")) {
                file.setLength(size);
            }
        }
    }

    @Test
    void shouldNotWriteIntoAFolderInUse() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "hello");
        assertThatThrownBy(() -> SpikeJournalWriter.open(folder))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("the folder is not empty");
        assertThatThrownBy(() -> SpikeJournalWriter.open(folder.resolve("notes.txt")))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("a file, a journal is a folder");
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> SpikeJournalReader.open(folder))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(folder.toString());
    }
}
