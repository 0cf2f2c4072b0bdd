package org.spikeway.aer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.encode.PoissonEncoder;
import org.spikeway.aer.journal.SpikeJournalWriter;

/** What runs once a tick or once a block allocates nothing. */
class AllocationTest {
    private static final int ROUNDS = 20_000;

    @TempDir
    Path folder;

    @Test
    void shouldEncodeTicksWithoutAllocating() {
        PoissonEncoder encoder = PoissonEncoder.signed(1, 3, 8, 8, 1);
        SplittableRandom random = new SplittableRandom(1);
        double[] chw = new double[192];
        for (int i = 0; i < chw.length; i++) {
            chw[i] = random.nextDouble(-1, 1);
        }
        int[] spikes = new int[encoder.capacity()];
        encoder.image(chw, 0);
        assertThat(bytesPerRound(tick -> encoder.tick(tick & 0xFFF, spikes))).isLessThan(1);
    }

    @Test
    void shouldAppendBlocksWithoutAllocating() throws UnreadableException {
        int[] neurons = new int[64];
        try (SpikeJournalWriter writer = SpikeJournalWriter.open(folder)) {
            assertThat(bytesPerRound(tick -> {
                        writer.append(0, tick, 0, neurons, 0, neurons.length);
                        writer.tickDone(0, tick);
                    }))
                    .isLessThan(1);
        }
    }

    /** After a round of warming up; less than one byte a round is the JVM's own work on the side. */
    private static double bytesPerRound(java.util.function.IntConsumer round) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int i = 0; i < 2 * ROUNDS; i++) {
            if (i == ROUNDS) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            round.accept(i);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) ROUNDS;
    }
}
