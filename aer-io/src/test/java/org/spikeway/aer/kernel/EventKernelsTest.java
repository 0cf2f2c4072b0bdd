package org.spikeway.aer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private static final PixelLayout PIXEL = new PixelLayout(11, 0x7FF, 0, 0x7FF, 28);

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
            boolean signed = random.nextBoolean();
            int from = random.nextInt(5);
            int count = random.nextInt(70);
            long[] words = random.longs(from + count + EventKernels.SLACK).toArray();
            long base = random.nextLong(1L << 50);
            EventBatch batch = begun(count);
            EventBatch expected = new EventBatch(batch.capacity());
            expected.append(batch, 0, batch.size());
            for (int i = from; i < from + count; i++) {
                int time = (int) words[i];
                int word = (int) (words[i] >>> 32);
                expected.add(
                        base + (signed ? time : Integer.toUnsignedLong(time)),
                        word >>> 11 & 2047,
                        word & 2047,
                        word >>> 28 & 1);
            }
            kind.kernels().append(words, from, count, new PairLayout(PIXEL, signed), base, batch);
            assertThat(events(batch)).isEqualTo(events(expected));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAppendRecords(Kind kind) {
        for (int round = 0; round < ROUNDS; round++) {
            int from = random.nextInt(5);
            int count = random.nextInt(70);
            ByteBuffer records = ByteBuffer.allocate(from + 16 * count).order(ByteOrder.LITTLE_ENDIAN);
            random.nextBytes(records.array());
            EventBatch batch = begun(count);
            EventBatch expected = new EventBatch(batch.capacity());
            expected.append(batch, 0, batch.size());
            for (int at = from; at < records.limit(); at += 16) {
                expected.add(
                        records.getLong(at),
                        records.getShort(at + 8),
                        records.getShort(at + 10),
                        records.get(at + 12) & 1);
            }
            kind.kernels().append(records.array(), from, count, batch);
            assertThat(events(batch)).isEqualTo(events(expected));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTurnEventsRoundFromOneOn(Kind kind) {
        EventBatch batch = EventBatch.standard();
        EventBatch expected = EventBatch.standard();
        for (int i = 0; i < 100; i++) {
            batch.add(i, i, 2 * i, i & 1);
            expected.add(i, i < 3 ? i : 345 - i, i < 3 ? 2 * i : 259 - 2 * i, i < 3 ? i & 1 : 1 - (i & 1));
        }
        kind.kernels().turn(batch, 3, 345, 259, 1);
        assertThat(events(batch)).isEqualTo(events(expected));
    }

    @ParameterizedTest
    @EnumSource
    void shouldLookAtAllSteps(Kind kind) {
        for (int round = 0; round < ROUNDS; round++) {
            int from = random.nextInt(5);
            int count = 1 + random.nextInt(40);
            long[] times = random.longs(from + count, 0, 1 << 20).toArray();
            long expected = 0;
            for (int i = from + 1; i < from + count; i++) {
                expected |= times[i] - times[i - 1] + 1000;
            }
            assertThat(kind.kernels().steps(times, from, count, 1000)).isEqualTo(expected);
        }
    }

    /** Bits of neighbours, few of them in most words. */
    private int neighbours() {
        int bits = 1 << random.nextInt(32);
        while (random.nextInt(3) == 0) {
            bits |= 1 << random.nextInt(32);
        }
        return random.nextInt(20) == 0 ? random.nextInt() : bits;
    }

    private static void unfold(int change, int bits, List<Integer> changes) {
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            changes.add(change + (Integer.numberOfTrailingZeros(rest) << 11));
        }
    }

    /** Compares what was unfolded with the words that it is said to be from; returns how many they are. */
    private static int compare(long reached, int[] changes, int at, List<List<Integer>> words) {
        List<Integer> expected = new ArrayList<>();
        words.subList(0, (int) reached).forEach(expected::addAll);
        List<Integer> given = new ArrayList<>();
        for (int i = at; i < reached >>> 32; i++) {
            given.add(changes[i]);
        }
        assertThat(given).isEqualTo(expected);
        return (int) reached;
    }

    @ParameterizedTest
    @EnumSource
    void shouldUnfoldWordsOfEvt21AsFarAsItGoes(Kind kind) {
        int unfolded = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int from = random.nextInt(5);
            int at = random.nextInt(5);
            int end = 20 + random.nextInt(800);
            long[] words = new long[from + 140 + EventKernels.SLACK];
            List<List<Integer>> expected = new ArrayList<>();
            int stop = random.nextInt(280);
            for (int i = 0; i < 140; i++) {
                int change = random.nextInt(0x2000_0000) & ~(i == stop ? 0 : 1 << 21);
                change |= i == stop && round % 2 == 0 ? 0x8000_0000 : 0;
                int bits = neighbours();
                words[from + i] = ((long) change << 32) | (bits & 0xFFFF_FFFFL);
                expected.add(new ArrayList<>());
                unfold(change, bits, expected.get(i));
            }
            int[] changes = new int[at + end + EventKernels.SLACK];
            long reached = kind.kernels().unfoldEvt21(words, from, 140, changes, at, at + end);
            assertThat((int) (reached >>> 32)).isLessThanOrEqualTo(at + end);
            unfolded += compare(reached, changes, at, expected);
            assertThat((int) reached).isLessThanOrEqualTo(round % 2 == 0 ? Math.min(stop, 140) : 140);
        }
        assertThat(unfolded > 10 * ROUNDS).isEqualTo(kind == Kind.MASKED);
    }

    @ParameterizedTest
    @EnumSource
    void shouldUnfoldWordsOfEvt4AsFarAsItGoes(Kind kind) {
        int unfolded = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int from = random.nextInt(5);
            int at = random.nextInt(5);
            int end = 20 + random.nextInt(800);
            int[] words = new int[from + 140 + EventKernels.SLACK];
            List<List<Integer>> expected = new ArrayList<>();
            int count = 0;
            while (count < 139) {
                int change = random.nextInt(0x1000_0000) & ~(1 << 21);
                boolean vector = random.nextInt(4) == 0;
                int type = random.nextInt(100) == 0 ? 0xE : 0xA + (vector ? 2 : 0) + random.nextInt(2);
                change |= type << 28;
                words[from + count++] = change;
                expected.add(new ArrayList<>());
                int bits = type != 0xE && vector ? neighbours() : 1;
                unfold(change, bits, expected.get(count - 1));
                if (type != 0xE && vector) {
                    words[from + count++] = bits;
                    expected.add(List.of());
                }
            }
            int[] changes = new int[at + end + EventKernels.SLACK];
            long reached = kind.kernels().unfoldEvt4(words, from, count, changes, at, at + end);
            assertThat((int) (reached >>> 32)).isLessThanOrEqualTo(at + end);
            unfolded += compare(reached, changes, at, expected);
        }
        assertThat(unfolded > 4 * ROUNDS).isEqualTo(kind == Kind.MASKED);
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
