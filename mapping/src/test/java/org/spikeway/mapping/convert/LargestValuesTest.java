package org.spikeway.mapping.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargestValuesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 511, 512, 513, 1000, 5000, 99_999, 100_000})
    void shouldKeepTheLargestOfALongStream(int keep) {
        SplittableRandom random = new SplittableRandom(keep);
        float[] stream = new float[100_000];
        for (int i = 0; i < stream.length; i++) {
            stream[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(50_000);
        }
        for (int order = 0; order < 3; order++) {
            LargestValues largest = new LargestValues(keep);
            for (int from = 0; from < stream.length; from += 1000) {
                largest.addAll(Arrays.copyOfRange(stream, from, from + 1000));
            }
            float[] sorted = stream.clone();
            Arrays.sort(sorted);
            assertThat(largest.smallestKept()).isEqualTo(sorted[stream.length - keep]);
            assertThat(largest.smallestKept()).isEqualTo(sorted[stream.length - keep]);
            // Next as it comes from a sort, the worst case for the selection, then falling.
            stream = order == 0 ? sorted : reversed(sorted);
        }
    }

    private static float[] reversed(float[] sorted) {
        float[] reversed = new float[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            reversed[i] = sorted[sorted.length - 1 - i];
        }
        return reversed;
    }

    @Test
    void shouldGoOnAfterAnAnswer() {
        LargestValues largest = new LargestValues(2);
        largest.addAll(new float[] {1, 2, 3});
        assertThat(largest.smallestKept()).isEqualTo(2);

        largest.addAll(new float[] {2.5f, 2.5f, 0});
        assertThat(largest.smallestKept()).isEqualTo(2.5f);
    }

    @Test
    void shouldTakeNegativeZeroForZero() {
        LargestValues largest = new LargestValues(3);
        largest.addAll(new float[] {-0f, 0f, -0f, 0f, -0f, 0f, -0f});

        assertThat(largest.smallestKept() == 0).isTrue();
    }

    @Test
    void shouldNotAnswerBeforeEnoughValuesWereSeen() {
        LargestValues largest = new LargestValues(3);
        largest.addAll(new float[] {1, 2});

        assertThatThrownBy(largest::smallestKept)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("2 values seen, 3 to be kept");
    }
}
