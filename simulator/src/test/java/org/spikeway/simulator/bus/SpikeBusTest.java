package org.spikeway.simulator.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What travels on the bus reaches every reader, once, whole and in one order. */
@Timeout(30)
class SpikeBusTest {
    private static final int BLOCKS_OF_PRODUCER = 3_000;

    @ParameterizedTest
    @CsvSource({"2, 2, 1", "2, 64, 2", "3, 4, 2", "4, 2, 3", "4, 64, 3"})
    void shouldShowEveryReaderEveryBlockInTheSameOrder(int producers, int ring, int readers) throws Exception {
        SpikeBus bus = new SpikeBus(ring, 8);
        int total = producers * BLOCKS_OF_PRODUCER;
        List<ReadingThread> reading = new ArrayList<>();
        for (int r = 0; r < readers; r++) {
            reading.add(new ReadingThread(bus, total));
        }
        List<Thread> threads = new ArrayList<>(reading);
        for (int p = 0; p < producers; p++) {
            int producer = p;
            threads.add(new Thread(() -> produce(bus, producer)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(25).toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
        long[] next = new long[producers];
        for (long seen : reading.get(0).seen) {
            int producer = (int) (seen >>> 32);
            assertThat(seen & 0xffff_ffffL).isEqualTo(next[producer]++);
        }
        assertThat(next).containsOnly(BLOCKS_OF_PRODUCER);
        for (ReadingThread reader : reading) {
            assertThat(reader.damaged).isZero();
            assertThat(reader.seen).isEqualTo(reading.get(0).seen);
        }
    }

    /** Block n of a producer holds n % 9 spikes, the k-th of which is n + k; every 50th is a mark. */
    private static void produce(SpikeBus bus, int producer) {
        int[] fired = new int[20];
        for (int n = 0; n < BLOCKS_OF_PRODUCER; n++) {
            for (int k = 0; k < 9; k++) {
                fired[3 + k] = n + k;
            }
            boolean mark = n % 50 == 49;
            while (!(mark
                    ? bus.tryPublishMark(producer, n)
                    : bus.tryPublishSpikes(producer, n, n + 1, 3L * n, fired, 3, n % 9))) {
                Thread.yield();
            }
        }
    }

    /** Notes producer and number of every block, and whether what it holds is whole. */
    private static final class ReadingThread extends Thread {
        final long[] seen;
        int damaged;
        private final SpikeBus.Reader reader;
        private int count;

        ReadingThread(SpikeBus bus, int total) {
            seen = new long[total];
            reader = bus.openReader(this::note);
        }

        @Override
        public void run() {
            while (count < seen.length) {
                if (!reader.poll()) {
                    Thread.yield();
                }
            }
        }

        private void note(SpikeBlock block) {
            if (block.isMark()) {
                seen[count++] = (long) block.worker() << 32 | block.progress();
                return;
            }
            seen[count++] = (long) block.slice() << 32 | block.sample();
            boolean whole = block.tick() == block.sample() + 1
                    && block.runTick() == 3L * block.sample()
                    && block.count() == block.sample() % 9;
            for (int k = 0; k < block.count(); k++) {
                whole &= block.neurons()[k] == block.sample() + k;
            }
            damaged += whole ? 0 : 1;
        }
    }

    @Test
    void shouldRefuseToPublishOnAFullRingUntilTheSlowestReaderHasRead() {
        SpikeBus bus = new SpikeBus(2, 4);
        List<Long> fast = new ArrayList<>();
        List<Long> slow = new ArrayList<>();
        SpikeBus.Reader fastReader = bus.openReader(block -> fast.add(block.progress()));
        SpikeBus.Reader slowReader = bus.openReader(block -> slow.add(block.progress()));
        assertThat(bus.tryPublishMark(0, 1)).isTrue();
        assertThat(bus.tryPublishMark(0, 2)).isTrue();
        assertThat(fastReader.poll()).isTrue();
        assertThat(bus.tryPublishMark(0, 3)).isFalse();
        assertThat(bus.tryPublishSpikes(0, 0, 1, 0, new int[1], 0, 1)).isFalse();
        assertThat(slowReader.poll()).isTrue();
        assertThat(slowReader.poll()).isFalse();
        assertThat(bus.tryPublishMark(0, 3)).isTrue();
        slowReader.poll();
        fastReader.poll();
        assertThat(slow).containsExactly(1L, 2L, 3L).isEqualTo(fast);
    }

    @Test
    void shouldNotBeHeldBackByAClosedReader() {
        SpikeBus bus = new SpikeBus(2, 4);
        int[] read = {0};
        SpikeBus.Reader open = bus.openReader(block -> read[0]++);
        bus.openReader(block -> {}).close();
        for (int i = 0; i < 100; i++) {
            assertThat(bus.tryPublishMark(0, i)).isTrue();
            open.poll();
        }
        assertThat(read[0]).isEqualTo(100);
    }

    @Test
    void shouldPassOnWhatAReceiverThrows() {
        SpikeBus bus = new SpikeBus(2, 4);
        IllegalStateException failure = new IllegalStateException("receiver");
        SpikeBus.Reader reader = bus.openReader(block -> {
            throw failure;
        });
        bus.tryPublishMark(0, 1);
        assertThatThrownBy(reader::poll).isSameAs(failure);
    }

    @Test
    void shouldCopyWhatIsPublished() {
        SpikeBus bus = new SpikeBus(4, 4);
        SplittableRandom random = new SplittableRandom(5);
        int[] fired = random.ints(4, 0, 100).toArray();
        int[] expected = fired.clone();
        List<int[]> seen = new ArrayList<>();
        SpikeBus.Reader reader = bus.openReader(block -> seen.add(Arrays.copyOf(block.neurons(), block.count())));
        bus.tryPublishSpikes(7, 3, 2, 61, fired, 1, 3);
        fired[1] = -1;
        reader.poll();
        assertThat(seen).containsExactly(Arrays.copyOfRange(expected, 1, 4));
    }
}
