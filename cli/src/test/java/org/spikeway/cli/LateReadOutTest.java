package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.activity.Activity;
import org.spikeway.simulator.engine.RunResult;

/** Class scores of the last ticks before a mark. */
class LateReadOutTest {
    private static final int[] MARKS = {8, 16};

    @Test
    void shouldReadOnceMoreForEachMark() {
        assertThat(new LateReadOut(MARKS, 0.5, 1).recorded()).containsExactly(4, 8, 16);
        assertThat(new LateReadOut(MARKS, 0.25, 1).recorded()).containsExactly(2, 4, 8, 16);
        assertThat(new LateReadOut(MARKS, 0.99, 1).recorded()).containsExactly(7, 8, 15, 16);
    }

    @Test
    void shouldReadNoMoreWhereAllTicksCount() {
        assertThat(new LateReadOut(MARKS, 0, 1).recorded()).containsExactly(8, 16);
        assertThat(new LateReadOut(MARKS, 0.1, 1).recorded()).containsExactly(1, 8, 16);
        assertThat(new LateReadOut(new int[] {1}, 0.9, 1).recorded()).containsExactly(1);
    }

    /** The first spikes arrive at tick 7: of ticks 7 and 8, and of ticks 7 to 16, the later half counts. */
    @Test
    void shouldShareOutTheTicksOfTheReadOut() {
        assertThat(new LateReadOut(MARKS, 0.5, 7).recorded()).containsExactly(7, 8, 11, 16);
        assertThat(new LateReadOut(MARKS, 0.5, 20).recorded()).containsExactly(8, 16);
    }

    /** Class 1 leads at tick 16, class 0 has gained more since tick 8. */
    @Test
    void shouldSubtractWhatWasThereBefore() {
        RunResult scores = new LateReadOut(MARKS, 0.5, 1).scores(run(new double[][] {{1, 5}, {3, 6}, {7, 8}}));
        assertThat(scores.readOut()).isDeepEqualTo(new double[][][] {{{2, 1}, {4, 2}}});
        assertThat(scores.prediction(0, 1)).isZero();
    }

    @Test
    void shouldLeaveARunAsItIsWhereAllTicksCount() {
        RunResult scores = new LateReadOut(MARKS, 0, 1).scores(run(new double[][] {{1, 5}, {7, 8}}));
        assertThat(scores.readOut()).isDeepEqualTo(new double[][][] {{{1, 5}, {7, 8}}});
    }

    private static RunResult run(double[][] readOut) {
        return new RunResult(new Activity(1, 16, List.of(), List.of()), new double[][][] {readOut}, new long[1][2], 1);
    }
}
