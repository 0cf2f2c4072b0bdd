package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.journal.JournalTicks;
import org.spikeway.aer.journal.SpikeJournalReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A replay that is interrupted (Ctrl-C) leaves the files of a replay of the ticks that are done. */
class InterruptedReplayTest {
    private static final int MILLIS = 900_000;
    private static final int INTERRUPTED = 143;

    @TempDir
    private Path folder;

    private Path recording() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder csv = new StringBuilder("t,x,y,p\n0,3,3,1\n");
        for (int millis = 1; millis < MILLIS; millis += random.nextInt(300)) {
            csv.append(millis + "000," + random.nextInt(28) + "," + random.nextInt(28) + ",1\n");
        }
        return Files.writeString(folder.resolve("long.csv"), csv);
    }

    private CommandLineRun replay(Path recording, String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay",
                recording.toString(),
                "--network",
                ReferenceData.require("nets/mnist_mlp.onnx").toString(),
                "--chip",
                "ideal",
                "--sensor",
                "28x28",
                "--workers",
                "2",
                "--journal",
                folder.resolve("journal-" + name).toString(),
                "--out",
                folder.resolve(name).toString()));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    /**
     * Interrupts this process when the journal holds a tick: by SIGTERM, which is handled as Ctrl-C is, for a shell
     * lets what it starts in the background ignore SIGINT.
     */
    private void interruptWhenBegun(AtomicBoolean isOver) {
        while (!isOver.get()) {
            try {
                Path journal = folder.resolve("journal-stopped");
                if (Files.isDirectory(journal) && hasTick(journal)) {
                    Class<?> signal = Class.forName("sun.misc.Signal");
                    signal.getMethod("raise", signal)
                            .invoke(null, signal.getConstructor(String.class).newInstance("TERM"));
                    return;
                }
            } catch (UnreadableException notYet) {
                // Its first document is still to come.
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Reads one tick and no more: the run may write as fast as a reader follows. */
    private static boolean hasTick(Path journal) throws UnreadableException {
        try (JournalTicks ticks = SpikeJournalReader.open(journal).ticks()) {
            return ticks.next() != null;
        }
    }

    @Test
    @Timeout(120)
    void shouldLeaveTheFilesOfTheTicksThatAreDone() throws Exception {
        Path recording = recording();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread user = new Thread(() -> interruptWhenBegun(isOver));
        user.start();
        CommandLineRun stopped = replay(recording, "stopped");
        isOver.set(true);
        user.join();
        assertThat(stopped.code()).as(stopped.errors()).isEqualTo(INTERRUPTED);
        assertThat(stopped.errors()).contains("spikeway: interrupted").hasLineCount(1);
        JsonNode run = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("stopped").resolve("run.json")));
        int ticks = run.get("ticks").get(0).asInt();
        int asked = run.get("ticksAsked").asInt();
        assertThat(ticks).isLessThan(asked);
        assertThat(asked).isGreaterThan(MILLIS - 300);
        assertThat(stopped.output())
                .contains(String.format(java.util.Locale.ROOT, "stopped after %,d of %,d ticks", ticks, asked));
        CommandLineRun whole = replay(recording, "whole", "--ticks", String.valueOf(ticks));
        assertThat(whole.code()).isZero();
        for (String file :
                List.of("layers.csv", "cores.csv", "links.csv", "images.csv", "energy.csv", "activity.json")) {
            assertThat(folder.resolve("stopped").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
        assertThat(CommandLineRun.of(
                                "journal",
                                "diff",
                                folder.resolve("journal-stopped").toString(),
                                folder.resolve("journal-whole").toString())
                        .code())
                .isZero();
    }
}
