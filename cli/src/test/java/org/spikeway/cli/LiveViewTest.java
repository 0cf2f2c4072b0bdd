package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.Geometry;
import org.spikeway.cli.program.SamplePrograms;

/** A run of four samples of ten ticks, a second each, seen live. */
class LiveViewTest {
    private static final long SECOND = 1_000_000_000;

    private final StringWriter shown = new StringWriter();
    private long now;

    private LiveView view(Terminal terminal) {
        return new LiveView(
                SamplePrograms.image(), new Geometry.Unlimited(), 4, 10, terminal, new PrintWriter(shown), () -> now);
    }

    private void tick(LiveView view, int sample, int tick) {
        now += SECOND;
        view.tickDone(sample, tick);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRepaintATerminalAndLeaveItClean(boolean colours) {
        LiveView view = view(new Terminal(true, 80, colours));
        for (int tick = 1; tick <= 10; tick++) {
            tick(view, 0, tick);
        }
        String last = shown.toString();
        view.close();
        assertThat(last).contains("[#######.......................] sample 1 of 4, tick 10 of 10, 30 s left");
        assertThat(last.contains("\u001b[1m")).isEqualTo(colours);
        assertThat(last.split("\u001b\\[4A", -1)).as("paintings").hasSize(10);
        assertThat(last.replaceAll("\u001b\\[[0-9]*[A-Zm]", "").lines()).allMatch(line -> line.length() < 80);
        assertThat(shown.toString()).endsWith("\u001b[4A\u001b[J");
    }

    @Test
    void shouldWriteALineEveryFiveSecondsElsewhere() {
        LiveView view = view(new Terminal(false, 60, false));
        for (int tick = 1; tick <= 10; tick++) {
            tick(view, 3, tick);
        }
        view.close();
        assertThat(shown.toString()).doesNotContain("\u001b").hasLineCount(3);
        assertThat(shown.toString().lines())
                .first()
                .asString()
                .startsWith("live: sample 4 of 4, tick 5 of 10, 35 s left; 0 spikes, ");
    }
}
