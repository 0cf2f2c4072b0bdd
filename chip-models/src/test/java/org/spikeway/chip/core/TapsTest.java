package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Weights;

/** How long the runs are that one spike adds: what is fast about a shared kernel. */
class TapsTest {
    @Test
    void shouldJoinNeighbouringPositionsOfAKernelIntoOneRun() {
        Taps taps = taps(Axis.kernel(28, 3, 1, 1, 28), 16, new Box(0, 16, 0, 28, 0, 28));
        assertThat(spans(taps, 10)).containsExactly(3);
        assertThat(spans(taps, 0)).containsExactly(2);
    }

    @Test
    void shouldJoinWhatAStridedKernelReaches() {
        Taps taps = taps(Axis.kernel(28, 5, 2, 2, 14), 16, new Box(0, 16, 0, 14, 0, 14));
        assertThat(spans(taps, 10)).containsExactly(3);
        assertThat(spans(taps, 11)).containsExactly(2);
    }

    @Test
    void shouldNotJoinPositionsOfAPartOfTheChannels() {
        Taps taps = taps(Axis.kernel(28, 3, 1, 1, 28), 16, new Box(0, 8, 0, 28, 0, 28));
        assertThat(spans(taps, 10)).containsExactly(1, 1, 1);
    }

    @Test
    void shouldReachOnlyTheColumnsOfTheSlice() {
        Taps taps = taps(Axis.kernel(28, 3, 1, 1, 28), 16, new Box(0, 16, 0, 28, 0, 10));
        assertThat(spans(taps, 9)).containsExactly(2);
        assertThat(spans(taps, 10)).containsExactly(1);
        assertThat(spans(taps, 11)).isEmpty();
    }

    private static Taps taps(Axis axis, int channels, Box slice) {
        byte[] weights = new byte[axis.kernel() * axis.kernel() * channels];
        Weights stored = new Weights.Bytes(weights, 0);
        return new Taps(new Connection.SharedKernel(axis, axis, 1, channels, 1, stored), slice);
    }

    private static int[] spans(Taps taps, int column) {
        return Arrays.copyOfRange(taps.columnSpan, taps.columnStart[column], taps.columnStart[column + 1]);
    }
}
