package org.spikeway.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class TicksToAccuracyTest {
    private static TicksToAccuracy ticks(double reference, double... accuracies) {
        return new TicksToAccuracy(new int[] {16, 32, 64}, reference, mark -> accuracies[mark]);
    }

    @Test
    void shouldNameTheFirstMarkThatComesNearEnough() {
        TicksToAccuracy ticks = ticks(0.90, 0.62, 0.83, 0.89);
        assertThat(ticks.within(10)).hasValue(32);
        assertThat(ticks.within(1)).hasValue(64);
        assertThat(ticks.text()).isEqualTo("32 within 10 points, 64 within 5 points, 64 within 1 point");
        assertThat(ticks.asMap())
                .containsExactly(
                        entry("reference", 0.90), entry("within10", 32), entry("within5", 64), entry("within1", 64));
    }

    @Test
    void shouldLeaveOutWhatIsNotReached() {
        TicksToAccuracy ticks = ticks(0.90, 0.1, 0.2, 0.82);
        assertThat(ticks.text()).isEqualTo("64 within 10 points");
        assertThat(ticks(0.90, 0.1, 0.1, 0.1).text()).isEmpty();
    }
}
