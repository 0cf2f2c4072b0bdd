package org.spikeway.aer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.ChildJvm;

/**
 * A process that is killed (signal 9) in the middle of a journalled run loses no tick that it completed.
 *
 * <p>Three kills; {@code -Dspikeway.kills=20} for more.
 */
class KilledRunTest {
    @TempDir
    Path folder;

    @Test
    void shouldLoseNoCompletedTickWhenKilled() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int kill = 0; kill < Integer.getInteger("spikeway.kills", 3); kill++) {
            Path journal = folder.resolve("journal" + kill);
            int announced = runAndKill(journal, 0, random.nextInt(1, 20_000), random.nextInt(20));
            int[] read = new int[1];
            JournalExtent extent = SpikeJournalReader.open(journal).read((sample, tick, slice, neurons, count) -> {
                assertThat(count).isEqualTo(EndlessRun.count(tick));
                for (int i = 0; i < count; i++) {
                    if (neurons[i] != EndlessRun.neuron(tick, i)) {
                        throw new AssertionError("tick " + tick + " neuron " + i + ": " + neurons[i]);
                    }
                }
                assertThat(tick).isEqualTo(++read[0]);
            });
            assertThat(extent.finished()).isFalse();
            assertThat(extent.lastTick()).isGreaterThanOrEqualTo(announced);
            assertThat(extent.ticks()).isEqualTo(extent.lastTick());
            assertThat(read[0]).isBetween(extent.lastTick(), extent.lastTick() + 1);
        }
    }

    @Test
    void shouldHoldEveryTickOnceWhenKilledAndResumedAgainAndAgain() throws Exception {
        SplittableRandom random = new SplittableRandom(8);
        Path journal = folder.resolve("journal");
        int done = 0;
        for (int kill = 0; kill < Integer.getInteger("spikeway.kills", 3); kill++) {
            int announced = runAndKill(journal, done, done + random.nextInt(1, 5_000), random.nextInt(20));
            try (JournalTicks ticks = SpikeJournalReader.open(journal).ticks()) {
                done = 0;
                for (TickSpikes tick = ticks.next(); tick != null; tick = ticks.next()) {
                    assertThat(tick.tick()).isEqualTo(++done);
                    long[] expected = IntStream.range(0, EndlessRun.count(done))
                            .map(neuronsOf(done))
                            .mapToLong(neuron -> TickSpikes.key(5, neuron))
                            .sorted()
                            .toArray();
                    if (!Arrays.equals(tick.keys(), expected)) {
                        throw new AssertionError("tick " + done);
                    }
                }
            }
            assertThat(done).isGreaterThanOrEqualTo(announced);
        }
    }

    private static IntUnaryOperator neuronsOf(int tick) {
        return i -> EndlessRun.neuron(tick, i);
    }

    /**
     * Kills some milliseconds after a tick was announced; returns the last tick that was.
     *
     * @param done ticks that the journal holds already
     */
    private static int runAndKill(Path journal, int done, int afterTick, int millis) throws Exception {
        Process run = ChildJvm.of(EndlessRun.class, journal.toString(), String.valueOf(done))
                .redirectError(new File(journal + ".err"))
                .start();
        int announced = 0;
        try (BufferedReader out = run.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null) {
                announced = Integer.parseInt(line);
                if (announced == afterTick) {
                    Thread.sleep(millis);
                    run.toHandle().destroyForcibly(); // the pipe stays open, for what was announced before
                }
                line = complete(out);
            }
        }
        assertThat(run.waitFor()).isEqualTo(128 + 9);
        return announced;
    }

    /** The next line that ends in a line feed; the kill may cut the last one. */
    private static String complete(BufferedReader out) throws java.io.IOException {
        StringBuilder line = new StringBuilder();
        for (int read = out.read(); read >= 0; read = out.read()) {
            if (read == '\n') {
                return line.toString();
            }
            line.append((char) read);
        }
        return null;
    }
}
