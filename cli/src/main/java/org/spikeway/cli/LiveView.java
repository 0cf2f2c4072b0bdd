package org.spikeway.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.engine.SpikeObserver;

/**
 * Shows a run while it goes on: how far it is, spikes a second, the hottest cores and links, the time left. A terminal shows it in
 * place, four times a second; elsewhere it is a line every five seconds, and a last one.
 */
final class LiveView implements SpikeObserver, AutoCloseable {
    private static final int SHOWN = 3;
    private static final int BAR = 30;
    private static final double TERMINAL_SECONDS = 0.25;
    private static final double LINE_SECONDS = 5;
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";
    private static final String CLEAR_LINE = "\u001b[K";

    private final LiveCounts counts;
    private final int samples;
    private final int ticks;
    private final Terminal terminal;
    private final PrintWriter out;
    private final LongSupplier nanos;
    private final long begun;
    private long lastShown;
    private int sample;
    private int tick;
    private long ticksDone;
    private int linesShown;

    /**
     * @param ticks of a sample
     * @param nanos the time, as {@link System#nanoTime} gives it
     */
    LiveView(
            ChipProgram program,
            Geometry geometry,
            int samples,
            int ticks,
            Terminal terminal,
            PrintWriter out,
            LongSupplier nanos) {
        counts = new LiveCounts(program, geometry);
        this.samples = samples;
        this.ticks = ticks;
        this.terminal = terminal;
        this.out = out;
        this.nanos = nanos;
        begun = nanos.getAsLong();
        lastShown = begun;
    }

    @Override
    public synchronized void observe(SpikeBlock block) {
        counts.add(block);
    }

    @Override
    public synchronized void tickDone(int ofSample, int ofTick) {
        sample = ofSample;
        tick = ofTick;
        ticksDone++;
        long now = nanos.getAsLong();
        if ((now - lastShown) * 1e-9 >= (terminal.isTerminal() ? TERMINAL_SECONDS : LINE_SECONDS)) {
            lastShown = now;
            show(now);
        }
    }

    private void show(long now) {
        if (!terminal.isTerminal()) {
            out.println("live: " + String.join("; ", lines(now)));
            out.flush();
            return;
        }
        rewind();
        for (String line : lines(now)) {
            String cut = line.length() < terminal.columns() ? line : line.substring(0, terminal.columns() - 1);
            out.println((terminal.colours() && linesShown == 0 ? BOLD + cut + PLAIN : cut) + CLEAR_LINE);
            linesShown++;
        }
        out.flush();
    }

    /** To the first line of the view, over which the next one is written. */
    private void rewind() {
        if (linesShown > 0) {
            out.print("\u001b[" + linesShown + "A");
            linesShown = 0;
        }
    }

    private List<String> lines(long now) {
        double seconds = (now - begun) * 1e-9;
        double part = Math.min(1, (double) ticksDone / ((long) samples * ticks));
        int filled = (int) (BAR * part);
        String bar = terminal.isTerminal() ? "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " : "";
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%ssample %d of %d, tick %d of %d, %.0f s left",
                        bar,
                        sample + 1,
                        samples,
                        tick,
                        ticks,
                        part > 0 ? seconds / part * (1 - part) : 0),
                LiveCounts.number((double) counts.spikes()) + " spikes, "
                        + LiveCounts.number(counts.spikes() / Math.max(1e-9, seconds)) + " a second, "
                        + LiveCounts.number(counts.spikes() / Math.max(1.0, (double) ticksDone)) + " a tick",
                "most spikes: " + listed(counts.hottestCores(SHOWN)),
                "most packets: " + listed(counts.hottestLinks(SHOWN)));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** Takes the view off the terminal; elsewhere says how it ended. */
    @Override
    public synchronized void close() {
        if (!terminal.isTerminal()) {
            show(nanos.getAsLong());
        } else if (linesShown > 0) {
            rewind();
            out.print("\u001b[J");
            out.flush();
        }
    }
}
