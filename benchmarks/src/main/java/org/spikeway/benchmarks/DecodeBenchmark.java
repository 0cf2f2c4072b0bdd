package org.spikeway.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.Recordings;
import org.spikeway.aer.recording.RewindableStream;

/**
 * Decoding of recordings into batches, one thread, a real sample repeated to 64 MB in a warm page cache; beside it the
 * plain sum of the same mapped bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecodeBenchmark {
    private static final long BYTES = 64_000_000;

    /** A file of {@code recordings/} of the reference data. */
    @Param({
        "faery_evt2.raw",
        "evt21_little.raw",
        "evt21_legacy.raw",
        "trunc_odd.raw",
        "ros_test_events_1_evt3.raw",
        "evt4.raw",
        "cd_from_evt2_td.dat",
        "dvs.es",
        "stdp_jAERdata.aedat",
        "derived_from_ecc_libcaer_rollover.aedat",
        "tonic_sample.aedat4",
        "sample_nmnist.bin"
    })
    public String sample = "";

    private Path file = Path.of("");
    private ByteBuffer mapped = ByteBuffer.allocate(0);
    private final EventBatch batch = EventBatch.standard();

    /** Null for formats that must be opened anew. */
    private @Nullable RewindableStream kept;

    /** The events that were decoded; a column of its own gives them by the microsecond, which is millions a second. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Decoded {
        /** Counted up to the end of an iteration. */
        public long events;
    }

    @Setup
    public void repeat() throws IOException {
        Path folder = Path.of(System.getProperty("spikeway.data", "../shared/data/aer"));
        String part = sample.equals("trunc_odd.raw") ? "malformed" : "recordings";
        file = RepeatedRecording.of(folder.resolve(part).resolve(sample), BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
        FileHead head = FileHead.of(file);
        EventStream stream = Recordings.formatOf(head, null).open(head, ReadOptions.STANDARD);
        if (stream instanceof RewindableStream rewindable) {
            kept = rewindable;
        } else {
            stream.close();
        }
    }

    @TearDown
    public void closeKept() throws IOException {
        if (kept != null) {
            kept.close();
        }
    }

    /** The decoder alone, over a mapping that is there where the format allows it. */
    @Benchmark
    public long decode(Decoded decoded) throws IOException {
        RewindableStream stream = kept;
        if (stream == null) {
            return open(decoded);
        }
        stream.rewind();
        return readAll(stream, decoded);
    }

    /** The decoder alone, with the file mapped anew. */
    @Benchmark
    public long open(Decoded decoded) throws IOException {
        FileHead head = FileHead.of(file);
        try (EventStream stream = Recordings.formatOf(head, null).open(head, ReadOptions.STANDARD)) {
            return readAll(stream, decoded);
        }
    }

    /** With the stages that check coordinates and times, as every user reads. */
    @Benchmark
    public long read(Decoded decoded) throws IOException {
        try (EventStream stream = Recordings.open(file, ReadOptions.STANDARD)) {
            return readAll(stream, decoded);
        }
    }

    private long readAll(EventStream stream, Decoded decoded) throws IOException {
        long events = 0;
        while (stream.read(batch)) {
            events += batch.size();
        }
        decoded.events += events;
        return events;
    }

    /** The bytes of the file, added up eight at a time; each eight count as an event. */
    @Benchmark
    public long sumBytes(Decoded decoded) {
        long even = 0;
        int end = mapped.limit() & -Long.BYTES;
        for (int i = 0; i < end; i += Long.BYTES) {
            even += mapped.getLong(i);
        }
        decoded.events += end / Long.BYTES;
        return even;
    }
}
