package org.spikeway.aer.recording.gesture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;

/** Pieces and events in any order of time, pieces that overlap or are empty. */
class LabelledEventsTest {
    private final SplittableRandom random = new SplittableRandom(7);
    private final List<LabelledSpan> spans = new ArrayList<>();

    private List<Long> times(EventBatch batch) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            times.add(batch.micros(i));
        }
        return times;
    }

    /** The times go on from batch to batch, with steps back. */
    private List<EventBatch> batches() {
        for (int i = 0; i < 40; i++) {
            long from = random.nextLong(20_000);
            spans.add(new LabelledSpan(i, from, from + random.nextLong(200)));
        }
        List<EventBatch> batches = new ArrayList<>();
        long time = 0;
        for (int i = 0; i < 60; i++) {
            EventBatch batch = new EventBatch(EventBatch.SMALLEST);
            int count = random.nextInt(EventBatch.SMALLEST);
            for (int k = 0; k < count; k++) {
                time += random.nextLong(20) - (k == 3 ? 150 : 0);
                batch.add(time, k, i, k & 1);
            }
            batches.add(batch);
        }
        return batches;
    }

    @Test
    void shouldKeepTheEventsOfAnyPiece() {
        List<EventBatch> batches = batches();
        LabelledEvents filter = new LabelledEvents(spans);
        long dropped = 0;
        for (EventBatch batch : batches) {
            List<Long> expected = times(batch);
            dropped += expected.size();
            expected.removeIf(time -> spans.stream().noneMatch(span -> span.holds(time)));
            dropped -= expected.size();
            filter.apply(batch);
            assertThat(times(batch)).isEqualTo(expected);
        }
        assertThat(filter.dropped()).isEqualTo(dropped).isPositive();
    }

    @Test
    void shouldSpreadTheEventsOverAllPiecesThatHoldThem() throws IOException {
        List<EventBatch> batches = batches();
        Map<Integer, List<Long>> expected = new HashMap<>();
        Map<Integer, List<Long>> written = new HashMap<>();
        try (LabelledSink sink = new LabelledSink(spans, (number, span) -> new EventSink() {
            @Override
            public void write(EventBatch batch) {
                written.computeIfAbsent(number, first -> new ArrayList<>()).addAll(times(batch));
            }

            @Override
            public void close() {}
        })) {
            for (EventBatch batch : batches) {
                for (int piece = 0; piece < spans.size(); piece++) {
                    for (long time : times(batch)) {
                        if (spans.get(piece).holds(time)) {
                            expected.computeIfAbsent(piece, first -> new ArrayList<>())
                                    .add(time);
                        }
                    }
                }
                sink.write(batch);
            }
        }
        assertThat(written).isEqualTo(expected).hasSizeGreaterThan(10);
    }
}
