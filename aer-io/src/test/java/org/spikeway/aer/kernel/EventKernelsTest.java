package org.spikeway.aer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Events;

/** Both implementations give what a layout says, event by event, whatever the place and the number. */
class EventKernelsTest {
    private static final int ROUNDS = 400;
    private static final PixelLayout PIXEL = PixelLayout.upperLeft(11, 0x7FF, 0, 0x7FF, 28);

    private final SplittableRandom random = new SplittableRandom(3);

    enum Kind {
        PLAIN,
        VECTOR,
        MASKED;

        EventKernels kernels() {
            return this == PLAIN ? new PlainEventKernels() : new VectorEventKernels(this == MASKED);
        }
    }

    private static List<Events> events(EventBatch batch) {
        List<Events> events = new ArrayList<>();
        Events.append(batch, events);
        return events;
    }

    /** A batch that may be so full that no whole vector fits behind the last event. */
    private EventBatch begun(int count) {
        EventBatch batch = new EventBatch(EventBatch.SMALLEST + count + random.nextInt(12));
        for (int i = batch.capacity() - count - random.nextInt(20); i > 0; i--) {
            batch.add(i, i, i, i & 1);
        }
        return batch;
    }

    @ParameterizedTest
    @EnumSource
    void shouldAppendWords(Kind kind) {
        WordLayout layout = new WordLayout(PIXEL, 22, 0x3F);
        for (int round = 0; round < ROUNDS; round++) {
            int from = random.nextInt(5);
            int count = random.nextInt(70);
            int[] words = random.ints(from + count + EventKernels.SLACK).toArray();
            int stop = round % 3 == 0 ? 0 : 0xF800_0000 << random.nextInt(5);
            int events = 0;
            while (events < count && (words[from + events] & stop) == 0) {
                events++;
            }
            long base = random.nextLong(1L << 50);
            EventBatch batch = begun(count);
            EventBatch expected = new EventBatch(batch.capacity());
            expected.append(batch, 0, batch.size());
            for (int i = from; i < from + events; i++) {
                int word = words[i];
                expected.add(base + (word >>> 22 & 63), word >>> 11 & 2047, word & 2047, word >>> 28 & 1);
            }
            assertThat(kind.kernels().append(words, from, count, layout, stop, base, batch))
                    .isEqualTo(events);
            assertThat(events(batch)).isEqualTo(events(expected));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAppendPairs(Kind kind) {
        for (int round = 0; round < ROUNDS; round++) {
            boolean timeLow = random.nextBoolean();
            boolean signed = random.nextBoolean();
            boolean mirrored = random.nextBoolean();
            PixelLayout pixel = mirrored ? PIXEL.lowerRight(2048, 2048).zeroIsOn() : PIXEL;
            int from = random.nextInt(5);
            int count = random.nextInt(70);
            long[] words = random.longs(from + count + EventKernels.SLACK).toArray();
            long base = random.nextLong(1L << 50);
            EventBatch batch = begun(count);
            EventBatch expected = new EventBatch(batch.capacity());
            expected.append(batch, 0, batch.size());
            for (int i = from; i < from + count; i++) {
                int time = (int) (timeLow ? words[i] : words[i] >>> 32);
                int word = (int) (timeLow ? words[i] >>> 32 : words[i]);
                int x = word >>> 11 & 2047;
                int y = word & 2047;
                int bit = word >>> 28 & 1;
                expected.add(
                        base + (signed ? time : Integer.toUnsignedLong(time)),
                        mirrored ? 2047 - x : x,
                        mirrored ? 2047 - y : y,
                        mirrored ? 1 - bit : bit);
            }
            kind.kernels().append(words, from, count, new PairLayout(pixel, timeLow, signed), base, batch);
            assertThat(events(batch)).isEqualTo(events(expected));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindWordsOfAType(Kind kind) {
        for (int round = 0; round < ROUNDS; round++) {
            int from = random.nextInt(5);
            int type = random.nextInt(16);
            char[] words = new char[from + EventKernels.WINDOW];
            long expected = 0;
            for (int i = 0; i < EventKernels.WINDOW; i++) {
                int word = random.nextInt(1 << 16);
                words[from + i] = (char) word;
                expected |= (word >>> 12 == type ? 1L : 0) << i;
            }
            EventKernels kernels = kind.kernels();
            assertThat(kernels.where(words, from, 0xF000, type << 12)).isEqualTo(expected);
            assertThat(kernels.where(words, from, 0xFFFF, words[from]) & 1).isEqualTo(1);
        }
    }

    /** One event of many lies outside, at every place. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 17, 50, 64})
    void shouldFindEventsOutside(int size) {
        for (Kind kind : Kind.values()) {
            EventKernels kernels = kind.kernels();
            for (int place = 0; place < size; place++) {
                EventBatch batch = EventBatch.standard();
                for (int i = 0; i < size; i++) {
                    batch.add(0, i == place ? 40_000 : 639, 479, 0);
                }
                assertThat(kernels.inside(batch, 40_000, 479)).isTrue();
                assertThat(kernels.inside(batch, 39_999, 479)).isFalse();
                assertThat(kernels.inside(batch, 40_000, 478)).isFalse();
                assertThat(kernels.inside(batch, 65_535, 65_535)).isTrue();
                assertThat(kernels.inside(batch, 638, 479)).isFalse();
            }
        }
    }
}
