package org.spikeway.aer.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.TimePolicy;

class FiltersTest {
    private static final Geometry SENSOR = new Geometry(40, 30);

    /** A stream of events in memory. */
    private static EventStream stream(List<Events> events) {
        return new EventStream() {
            private final Tally tally = new Tally();
            private final List<EventBatch> batches = new ArrayList<>(Events.batches(events));

            @Override
            public RecordingInfo info() {
                return RecordingInfo.of("memory", SENSOR);
            }

            @Override
            public boolean read(EventBatch batch) {
                batch.clear();
                if (batches.isEmpty()) {
                    return false;
                }
                EventBatch next = batches.remove(0);
                batch.append(next, 0, next.size());
                return true;
            }

            @Override
            public Tally tally() {
                return tally;
            }

            @Override
            public void close() {}
        };
    }

    private static List<Events> filtered(List<Events> events, EventFilter... filters) throws UnreadableException {
        return Events.readAll(new FilteredStream(stream(events), List.of(filters)), 256);
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of((java.util.function.Supplier<EventFilter>) () -> new TimeWindow(2000, 9000)),
                Arguments.of((java.util.function.Supplier<EventFilter>) () -> new PolarityChoice(1)),
                Arguments.of((java.util.function.Supplier<EventFilter>) () -> new Region(5, 6, new Geometry(7, 8))),
                Arguments.of((java.util.function.Supplier<EventFilter>) () -> new RefractoryPeriod(500, SENSOR)),
                Arguments.of((java.util.function.Supplier<EventFilter>) () -> new BackgroundActivity(100, SENSOR)),
                Arguments.of((java.util.function.Supplier<EventFilter>) () -> new HotPixels(10, SENSOR)),
                Arguments.of((java.util.function.Supplier<EventFilter>) () -> new RateLimit(20_000)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void shouldCountWhatItDropsWhateverTheBatches(java.util.function.Supplier<EventFilter> made) throws IOException {
        List<Events> events = Events.random(5000, SENSOR, 0, 300, new SplittableRandom(1));
        EventFilter filter = made.get();
        List<Events> kept = filtered(events, filter);
        assertThat(filter.dropped()).isEqualTo(events.size() - kept.size()).isPositive();
        EventFilter another = made.get();
        EventBatch whole = new EventBatch(events.size());
        events.forEach(event -> whole.add(event.micros(), event.x(), event.y(), event.polarity()));
        another.apply(whole);
        List<Events> atOnce = new ArrayList<>();
        Events.append(whole, atOnce);
        assertThat(atOnce).isEqualTo(kept);
    }

    @Test
    void shouldKeepAWindowFromItsBeginToBeforeItsEnd() throws IOException {
        List<Events> events = List.of(at(9), at(10), at(19), at(20));
        assertThat(filtered(events, new TimeWindow(10, 20))).containsExactly(at(10), at(19));
    }

    private static Events at(long micros) {
        return new Events(micros, 1, 1, 1);
    }

    @Test
    void shouldMoveARegionToTheUpperLeft() throws IOException {
        List<Events> events = List.of(new Events(1, 5, 6, 1), new Events(2, 4, 6, 1), new Events(3, 7, 9, 1));
        Region region = new Region(5, 6, new Geometry(3, 3));
        FilteredStream stream = new FilteredStream(stream(events), List.of(region));
        assertThat(stream.info().geometry()).hasToString("3x3");
        assertThat(Events.readAll(stream, 64)).containsExactly(new Events(1, 0, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "FLIP_LEFT_RIGHT, 2, 0, 4x3",
        "FLIP_UPSIDE_DOWN, 1, 2, 4x3",
        "TRANSPOSE, 0, 1, 3x4",
        "ROTATE_90, 2, 1, 3x4",
        "ROTATE_180, 2, 2, 4x3",
        "ROTATE_270, 0, 2, 3x4",
    })
    void shouldTurnThePicture(Turn.Kind kind, int x, int y, String after) throws IOException {
        Turn turn = new Turn(kind, new Geometry(4, 3));
        assertThat(filtered(List.of(new Events(1, 1, 0, 1)), turn)).containsExactly(new Events(1, x, y, 1));
        assertThat(turn.describe(RecordingInfo.of("x", new Geometry(4, 3))).geometry())
                .hasToString(after);
    }

    @ParameterizedTest
    @EnumSource
    void shouldReturnAfterFourTurns(Turn.Kind kind) throws IOException {
        List<Events> events = Events.random(300, SENSOR, 0, 300, new SplittableRandom(2));
        List<EventFilter> turns = new ArrayList<>();
        Geometry geometry = SENSOR;
        for (int i = 0; i < 4; i++) {
            Turn turn = new Turn(kind, geometry);
            turns.add(turn);
            geometry = turn.describe(RecordingInfo.of("x", geometry)).geometry();
        }
        assertThat(filtered(events, turns.toArray(EventFilter[]::new))).isEqualTo(events);
    }

    @Test
    void shouldJoinPixelsWhenDownsampling() throws IOException {
        Downsampling halves = new Downsampling(2);
        assertThat(filtered(List.of(new Events(1, 39, 29, 1), new Events(1, 5, 3, 0)), halves))
                .containsExactly(new Events(1, 19, 14, 1), new Events(1, 2, 1, 0));
        assertThat(halves.describe(RecordingInfo.of("x", new Geometry(5, 4))).geometry())
                .hasToString("3x2");
    }

    @Test
    void shouldDropWhatComesTooSoonAfterAKeptEvent() throws IOException {
        List<Events> events = List.of(at(0), at(9), at(10), at(12), at(20), new Events(20, 2, 1, 1));
        assertThat(filtered(events, new RefractoryPeriod(10, SENSOR)))
                .containsExactly(at(0), at(10), at(20), new Events(20, 2, 1, 1));
    }

    @Test
    void shouldKeepEventsThatANeighbourSupports() throws IOException {
        List<Events> events = List.of(
                new Events(0, 0, 0, 1),
                new Events(5, 1, 1, 1),
                new Events(16, 1, 1, 1),
                new Events(20, 39, 29, 1),
                new Events(25, 38, 28, 1),
                new Events(26, 0, 29, 1));
        assertThat(filtered(events, new BackgroundActivity(10, SENSOR)))
                .containsExactly(new Events(5, 1, 1, 1), new Events(25, 38, 28, 1));
    }

    @Test
    void shouldSilenceHotPixelsOnly() throws IOException {
        List<Events> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            events.add(new Events(i * 1000L, 3, 3, 1));
            events.add(new Events(i * 1000L, i % 30, 5, 1));
        }
        HotPixels filter = new HotPixels(200, SENSOR);
        List<Events> kept = filtered(events, filter);
        assertThat(kept).filteredOn(event -> event.y() == 5).hasSize(300);
        assertThat(kept).filteredOn(event -> event.y() == 3).hasSize(20);
        assertThat(filter.dropped()).isEqualTo(280);
    }

    @Test
    void shouldKeepTheFirstEventsOfAMillisecond() throws IOException {
        List<Events> events =
                Stream.of(0L, 1L, 2L, 999L, 1000L, 1001L).map(FiltersTest::at).toList();
        assertThat(filtered(events, new RateLimit(2000))).containsExactly(at(0), at(1), at(1000), at(1001));
    }

    @Test
    void shouldBeginAtZero() throws IOException {
        assertThat(filtered(List.of(at(77), at(80), at(76)), new FromZero())).containsExactly(at(0), at(3), at(-1));
    }

    @ParameterizedTest
    @CsvSource({"KEEP, '5,3,7,6'", "MONOTONE, '5,5,7,7'"})
    void shouldTreatBackwardStepsAsThePolicySays(TimePolicy policy, String times) throws IOException {
        EventStream stream = policy.apply(stream(List.of(at(5), at(3), at(7), at(6))));
        List<Events> events = Events.readAll(stream, 64);
        assertThat(String.join(
                        ",", events.stream().map(event -> "" + event.micros()).toList()))
                .isEqualTo(times);
        assertThat(stream.tally().present().toString()).isEqualTo("{BACKWARD_STEPS=2}");
    }

    @Test
    void shouldRefuseAtTheFirstBackwardStep() throws IOException {
        EventStream stream = TimePolicy.REJECT.apply(stream(List.of(at(5), at(7), at(6))));
        EventBatch batch = EventBatch.standard();
        assertThat(stream.read(batch)).isTrue();
        assertThat(batch.size()).isEqualTo(2);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> stream.read(batch))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("event 2 at 6 us comes after one at 7 us");
    }

    private static TreeMap<Long, List<Events>> sliced(
            List<Events> events, java.util.function.Function<SlicedSink.Slices, SlicedSink> made) throws IOException {
        TreeMap<Long, List<Events>> slices = new TreeMap<>();
        SlicedSink.Slices begin = number -> new EventSink() {
            @Override
            public void write(EventBatch batch) {
                Events.append(batch, slices.computeIfAbsent(number, n -> new ArrayList<>()));
            }

            @Override
            public void close() {}
        };
        try (SlicedSink sink = made.apply(begin)) {
            for (EventBatch batch : Events.batches(events)) {
                sink.write(batch);
            }
        }
        return slices;
    }

    @Test
    void shouldSliceByDurationAndCount() throws IOException {
        List<Events> events =
                Stream.of(100L, 105L, 110L, 139L, 131L).map(FiltersTest::at).toList();
        assertThat(sliced(events, slices -> SlicedSink.byDuration(10, slices)).toString())
                .isEqualTo(new TreeMap<>(java.util.Map.of(
                                0L, events.subList(0, 2), 1L, events.subList(2, 3), 3L, events.subList(3, 5)))
                        .toString());
        List<Events> many = Events.random(10_000, SENSOR, 0, 300, new SplittableRandom(3));
        TreeMap<Long, List<Events>> slices = sliced(many, begin -> SlicedSink.byCount(3000, begin));
        assertThat(slices.values().stream().map(List::size).toList()).containsExactly(3000, 3000, 3000, 1000);
        assertThat(slices.values().stream().flatMap(List::stream).toList()).isEqualTo(many);
    }
}
