package org.spikeway.simulator.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spikeway.simulator.noc.ChipTimes;

/**
 * The time of a chip in the terms of its users: how fast it is beside the world, how long one inference takes, how many
 * inferences a second.
 *
 * <p>Example: 2 samples of 32 ticks in 64 ms. One inference takes 32 ms. A read-out that begins at tick 5 works for 28 of
 * the 32 ticks; pipelined, the next image follows after 28 ticks: 1/(28 ms) = 35.7 inferences a second instead of 31.3.
 *
 * @param ticks of one sample
 * @param firstReadOutTick the tick, from 1, at which the read-out begins
 */
record TimeReport(ChipTimes times, int ticks, int firstReadOutTick) {
    /** The time that a tick stands for in the world: 1 ms, as on TrueNorth and SpiNNaker. */
    private static final double TICK_SECONDS = 1e-3;

    private static final double PICO = 1e-12;

    /** World time over chip time: above 1 the chip is faster than the world, with ticks of 1 ms. */
    double realTimeFactor() {
        return times.ticks() * TICK_SECONDS / (times.total() * PICO);
    }

    /** From the first tick of an image to its answer, the mean of all samples. */
    double latencySeconds() {
        return times.total() * PICO / times.samples();
    }

    /** Inferences a second if an image starts when the one before has ended. */
    double perSecond() {
        return 1 / latencySeconds();
    }

    /**
     * Inferences a second if an image starts as soon as the first layer is free: all layers work for as many ticks as the
     * read-out, each a little later than the one before.
     */
    double perSecondPipelined() {
        int interval = Math.max(1, ticks - firstReadOutTick + 1);
        return 1 / (latencySeconds() / ticks * interval);
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("realTimeFactor", realTimeFactor());
        map.put("latencySeconds", latencySeconds());
        map.put("longestLatencySeconds", times.longestSample() * PICO);
        map.put("inferencesPerSecond", perSecond());
        map.put("inferencesPerSecondPipelined", perSecondPipelined());
        map.put("slowestCoreSeconds", times.slowestCore() * PICO / times.samples());
        map.put("networkSeconds", times.network() * PICO / times.samples());
        map.put("queueingSeconds", times.queueing() * PICO / times.samples());
        map.put("longestTickSeconds", times.longestTick() * PICO);
        map.put("messages", times.messages());
        map.put("lateTicks", times.lateTicks());
        map.put("lateCores", times.lateCores());
        return map;
    }

    List<String> lines() {
        String late = String.format(
                Locale.ROOT,
                "  overruns       %,d of %,d ticks are late, %,d cores in all; the longest tick needs %.3f ms",
                times.lateTicks(),
                times.ticks(),
                times.lateCores(),
                times.longestTick() * PICO * 1e3);
        List<String> lines = List.of(
                String.format(
                        Locale.ROOT,
                        "  latency        %.3f ms an inference (%.3f ms the longest), %s slowest cores %.3f, network %.3f ms",
                        latencySeconds() * 1e3,
                        times.longestSample() * PICO * 1e3,
                        times.lateTicks() == 0 ? "of it" : "the work needs:",
                        times.slowestCore() * PICO * 1e3 / times.samples(),
                        times.network() * PICO * 1e3 / times.samples()),
                String.format(
                        Locale.ROOT,
                        "  throughput     %,.1f inferences/s, %,.1f pipelined; %.3g times real time at 1 ms a tick",
                        perSecond(),
                        perSecondPipelined(),
                        realTimeFactor()));
        return times.lateTicks() + times.lateCores() == 0 ? lines : List.of(lines.get(0), lines.get(1), late);
    }
}
