package org.spikeway.chip.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Taps of an axis against its definition. */
class AxisTest {
    @Test
    void shouldVisitExactlyTheOutputsThatReadAnInput() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 5000; round++) {
            Axis axis = RandomConnections.axis(random, random.nextInt(1, 12), random.nextInt(1, 9), 5);
            int[][][] expected = NaiveConnection.readings(axis);
            for (int input = 0; input < axis.inputs(); input++) {
                int[][] visited = new int[axis.outputs()][axis.kernel()];
                axis.visitTaps(input, (output, k) -> visited[output][k]++);
                assertThat(visited).as("%s input %d", axis, input).isDeepEqualTo(expected[input]);
            }
        }
    }

    @Test
    void shouldCountEveryTap() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 2000; round++) {
            Axis axis = RandomConnections.axis(random, random.nextInt(1, 12), random.nextInt(1, 9), 5);
            int[][][] expected = NaiveConnection.readings(axis);
            for (int input = 0; input < axis.inputs(); input++) {
                int taps = 0;
                for (int[] ofOutput : expected[input]) {
                    for (int times : ofOutput) {
                        taps += times;
                    }
                }
                assertThat(axis.taps(input)).as("%s input %d", axis, input).isEqualTo(taps);
            }
        }
    }

    @Test
    void shouldVisitTheOutputsOfAPlainConvolutionInAscendingOrder() {
        List<String> taps = new ArrayList<>();
        Axis.kernel(28, 3, 1, 1, 28).visitTaps(10, (output, k) -> taps.add(output + " through " + k));
        assertThat(taps).containsExactly("9 through 2", "10 through 1", "11 through 0");
    }

    @Test
    void shouldLeaveOutWhatPoolingDrops() {
        Axis pooled = new Axis(5, 2, 2, 0, 2, 1, 1, 1, 0, 2);
        assertThat(pooled.taps(3)).isEqualTo(1);
        assertThat(pooled.taps(4)).isZero();
    }

    @Test
    void shouldRefuseEmptyExtents() {
        assertThatThrownBy(() -> Axis.kernel(0, 1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Axis.kernel(4, 0, 1, 0, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Axis.kernel(4, 3, 0, 1, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Axis.kernel(4, 3, 1, -1, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Axis.kernel(4, 3, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
