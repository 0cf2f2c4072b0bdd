package org.spikeway.aer.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.Recordings;
import org.spikeway.aer.recording.WritableFormat;

class UdpTest {
    private static final Geometry SENSOR = new Geometry(128, 128);

    @ParameterizedTest
    @EnumSource
    void shouldReceiveWhatWasSent(Protocol.Kind kind) throws IOException, InterruptedException, ExecutionException {
        List<Events> sent = Events.random(5000, SENSOR, 5, 1000, new SplittableRandom(1));
        ExecutorService receiver = Executors.newSingleThreadExecutor();
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (UdpSource source = UdpSource.open(any, kind, SENSOR, 500)) {
            Future<List<Events>> received = receiver.submit(() -> Events.readAll(source, 1000));
            InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), source.port());
            try (UdpSink sink = UdpSink.open(target, kind.open(SENSOR))) {
                for (EventBatch batch : Events.batches(sent)) {
                    sink.write(batch);
                }
            }
            assertThat(received.get().stream().map(UdpTest::pixel).toList())
                    .isEqualTo(sent.stream().map(UdpTest::pixel).toList());
        } finally {
            receiver.shutdown();
        }
    }

    private static String pixel(Events event) {
        return event.x() + " " + event.y() + " " + event.polarity();
    }

    /** Collects, without a clock of its own. */
    private static final class Memory implements EventSink {
        private final List<Events> events = new ArrayList<>();

        @Override
        public void write(EventBatch batch) {
            Events.append(batch, events);
        }

        @Override
        public void close() {}
    }

    @Test
    void shouldKeepThePaceAndTheOrder(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws IOException {
        List<Events> events = Events.random(3000, SENSOR, 1000, 500, new SplittableRandom(3));
        WritableFormat format = Recordings.named(Recordings.writable(), "dat");
        java.nio.file.Path file = folder.resolve("x.dat");
        try (EventSink sink = format.create(file, RecordingInfo.of("x", SENSOR))) {
            for (EventBatch batch : Events.batches(events)) {
                sink.write(batch);
            }
        }
        double millis = (events.get(2999).micros() - events.get(0).micros()) / 1000.0;
        Memory memory = new Memory();
        long begun = System.nanoTime();
        Histogram lateness;
        try (var stream = Recordings.open(file, ReadOptions.STANDARD)) {
            lateness = new PacedReplay(memory, 0.5).play(stream);
        }
        double took = (System.nanoTime() - begun) / 1e6;
        assertThat(memory.events).isEqualTo(events);
        assertThat(took).isGreaterThan(2 * millis);
        assertThat(lateness.getTotalCount()).isEqualTo(3000);
        Memory fast = new Memory();
        try (var stream = Recordings.open(file, ReadOptions.STANDARD)) {
            assertThat(new PacedReplay(fast, Double.POSITIVE_INFINITY)
                            .play(stream)
                            .getTotalCount())
                    .isZero();
        }
        assertThat(fast.events).isEqualTo(events);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(ints = {0, 1, 200})
    void shouldRehearseTheWholeOfShortRecordingsOverAndOver(
            int count, @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws IOException {
        WritableFormat format = Recordings.named(Recordings.writable(), "dat");
        java.nio.file.Path file = folder.resolve("x.dat");
        try (EventSink sink = format.create(file, RecordingInfo.of("x", SENSOR))) {
            for (EventBatch batch : Events.batches(Events.random(count, SENSOR, 0, 100, new SplittableRandom(4)))) {
                sink.write(batch);
            }
        }
        Count sent = new Count();
        PacedReplay.rehearse(() -> Recordings.open(file, ReadOptions.STANDARD), sent, 1);
        assertThat(sent.events).isGreaterThanOrEqualTo(2L * count);
        assertThat(sent.events % Math.max(1, count)).isZero();
    }

    /** Counts only, since a rehearsal sends millions. */
    private static final class Count implements EventSink {
        private long events;

        @Override
        public void write(EventBatch batch) {
            events += batch.size();
        }

        @Override
        public void close() {}
    }
}
