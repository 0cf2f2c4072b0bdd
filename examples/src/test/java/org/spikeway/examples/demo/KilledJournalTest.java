package org.spikeway.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.ChildJvm;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.journal.JournalTicks;
import org.spikeway.aer.journal.SpikeJournalReader;
import org.spikeway.aer.journal.TickSpikes;
import org.spikeway.cli.Spikeway;
import org.spikeway.examples.digits.DigitFiles;
import org.spikeway.examples.digits.DigitGenerator;
import org.spikeway.examples.digits.DigitsNetwork;

/**
 * A whole {@code spikeway run --journal} that is killed (signal 9) at a random moment leaves a journal that reads as the
 * beginning of the undisturbed run's, with every tick that was there before the kill.
 *
 * <p>Processes take long to start, so it runs when asked: {@code -Dspikeway.kills=20}.
 */
@EnabledIfSystemProperty(named = "spikeway.kills", matches = "\\d+", disabledReason = "give -Dspikeway.kills=20")
class KilledJournalTest {
    private static final int IMAGES = 6;
    private static final int WAIT_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void shouldLeaveTheBeginningOfTheUndisturbedRun() throws Exception {
        DigitsNetwork.copyInto(folder);
        DigitFiles.write(new DigitGenerator(3), 0, IMAGES, folder);
        Process undisturbed = start("whole");
        waitForTicks("whole", undisturbed);
        long begun = System.nanoTime();
        assertThat(undisturbed.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        int millis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        assertThat(undisturbed.exitValue()).isZero();
        List<TickSpikes> whole = ticks("whole");
        SplittableRandom random = new SplittableRandom(11);
        int kills = Integer.getInteger("spikeway.kills", 20);
        for (int kill = 0; kill < kills; kill++) {
            String name = "killed" + kill;
            Process run = start(name);
            waitForTicks(name, run);
            Thread.sleep(random.nextInt(Math.max(1, millis)));
            int seen = ticks(name).size();
            run.toHandle().destroyForcibly();
            assertThat(run.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            List<TickSpikes> left = ticks(name);
            System.out.printf("kill %d: %d ticks seen, %d left, of %d%n", kill, seen, left.size(), whole.size());
            assertThat(left).hasSizeBetween(seen, whole.size()).isEqualTo(whole.subList(0, left.size()));
        }
    }

    private Process start(String name) throws IOException {
        return ChildJvm.of(
                        Spikeway.class,
                        "run",
                        "--network",
                        folder.resolve(DigitsNetwork.FILE_NAME).toString(),
                        "--data",
                        folder.resolve(DigitFiles.IMAGES).toString(),
                        "--chip",
                        "ideal",
                        "--ticks",
                        "64",
                        "--journal",
                        folder.resolve(name).toString(),
                        "--out",
                        folder.resolve(name + "-out").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".txt").toFile())
                .start();
    }

    /** Returns when the first tick is in the journal; fails with what the run printed if it ended without one. */
    private void waitForTicks(String name, Process run) throws IOException, InterruptedException {
        while (begun(name) == 0) {
            assertThat(run.isAlive()).as(() -> printed(name)).isTrue();
            Thread.sleep(5);
        }
    }

    /** The ticks in a journal that may not be there yet. */
    private int begun(String name) {
        try {
            return Files.isDirectory(folder.resolve(name)) ? ticks(name).size() : 0;
        } catch (UnreadableException notYet) {
            return 0; // its first document is still to come
        }
    }

    private String printed(String name) {
        try {
            return Files.readString(folder.resolve(name + ".txt"));
        } catch (IOException missing) {
            return missing.toString();
        }
    }

    private List<TickSpikes> ticks(String name) throws UnreadableException {
        List<TickSpikes> all = new ArrayList<>();
        try (JournalTicks ticks = SpikeJournalReader.open(folder.resolve(name)).ticks()) {
            for (TickSpikes tick = ticks.next(); tick != null; tick = ticks.next()) {
                all.add(tick);
            }
        }
        return all;
    }
}
