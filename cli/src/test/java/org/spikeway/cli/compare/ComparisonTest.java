package org.spikeway.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static ComparedRun run(String name, int samples, double accuracy, double picojoules, double spikes) {
        return new ComparedRun(
                name,
                "net",
                "loihi",
                "images.bin",
                samples,
                new int[] {16, 32},
                new double[] {accuracy - 0.1, accuracy},
                new double[] {spikes / 2, spikes},
                picojoules,
                1e-3,
                5,
                7);
    }

    @Test
    void shouldMarkTheRunsThatNoOtherBeats() {
        ComparedRun good = run("good", 10, 0.9, 200, 100);
        ComparedRun cheap = run("cheap", 10, 0.8, 100, 100);
        ComparedRun bad = run("bad", 10, 0.8, 200, 100);
        Comparison comparison = new Comparison(List.of(good, cheap, bad), Double.NaN);
        assertThat(comparison.isBest(good)).isTrue();
        assertThat(comparison.isBest(cheap)).isTrue();
        assertThat(comparison.isBest(bad)).isFalse();
    }

    @Test
    void shouldInterpolateAccuracyAtTheSpikesOfTheOther() {
        ComparedRun many = run("many", 10, 0.9, 200, 2000);
        ComparedRun few = run("few", 10, 0.7, 100, 1500);
        assertThat(many.accuracyAt(1500)).hasValueCloseTo(0.85, within(1e-12));
        assertThat(few.accuracyAt(2000)).isEmpty();
        assertThat(new Comparison(List.of(many, few), Double.NaN).atEqualSpikes())
                .hasSize(1);
        assertThat(new Comparison(List.of(many, few), Double.NaN).text())
                .contains("at 1,500 spikes an inference: few 70.00 %, many 85.00 %");
    }

    @Test
    void shouldTellTicksToAnAccuracyAndDifferencesInOneLine() {
        ComparedRun one = run("one", 10, 0.9, 200, 2000);
        ComparedRun two = run("two", 20, 0.7, 100, 1500);
        Comparison comparison = new Comparison(List.of(one, two), 0.8);
        assertThat(one.ticksTo(0.8)).hasValue(16);
        assertThat(two.ticksTo(0.8)).isEmpty();
        assertThat(comparison.caution()).contains("different sample counts").doesNotContain("image sets");
        assertThat(comparison.text()).contains("to 80.00 %").contains("compare with care");
    }
}
