package org.spikeway.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.spikeway.simulator.noc.ChipTimes;

class TimeReportTest {
    private static final long MILLI = 1_000_000_000L;

    /** Two samples of 32 ticks of 1 ms. */
    private static TimeReport report(long lateTicks) {
        ChipTimes times = new ChipTimes(
                2,
                64,
                64 * MILLI,
                40 * MILLI,
                8 * MILLI,
                2 * MILLI,
                3 * MILLI,
                33 * MILLI,
                1000,
                lateTicks,
                5 * lateTicks);
        return new TimeReport(times, 32, 5);
    }

    @Test
    void shouldCountAsTheExampleOfThePage() {
        TimeReport report = report(0);
        assertThat(report.realTimeFactor()).isCloseTo(1, within(1e-12));
        assertThat(report.latencySeconds()).isCloseTo(0.032, within(1e-12));
        assertThat(report.perSecond()).isCloseTo(31.25, within(1e-9));
        assertThat(report.perSecondPipelined()).isCloseTo(1 / 0.028, within(1e-9));
    }

    @Test
    void shouldShareTheTimeOutOverTheSamples() {
        assertThat(report(0).asMap())
                .containsEntry("slowestCoreSeconds", 0.02)
                .containsEntry("networkSeconds", 0.004)
                .containsEntry("queueingSeconds", 0.001)
                .containsEntry("longestTickSeconds", 0.003)
                .containsEntry("longestLatencySeconds", 0.033);
    }

    @Test
    void shouldSpeakOfOverrunsOnlyWhereThereAreAny() {
        assertThat(report(0).lines()).noneMatch(line -> line.contains("overruns"));
        assertThat(report(3).lines()).anyMatch(line -> line.contains("3 of 64 ticks are late, 15 cores"));
    }

    @Test
    void shouldCallTheWorkAPartOfTheLatencyOnlyWhereItFitsIntoTheTicks() {
        assertThat(report(0).lines().get(0)).endsWith("the longest), of it slowest cores 20.000, network 4.000 ms");
        assertThat(report(3).lines().get(0))
                .endsWith("the longest), the work needs: slowest cores 20.000, network 4.000 ms");
    }
}
