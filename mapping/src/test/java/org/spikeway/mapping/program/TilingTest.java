package org.spikeway.mapping.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Shape;

class TilingTest {
    @ParameterizedTest
    @CsvSource({
        "5, 7, 6, 20",
        "16, 8, 8, 100",
        "10, 1, 1, 3",
        "1, 9, 1, 2",
        "3, 4, 5, 1",
        "3, 4, 5, 9223372036854775807"
    })
    void shouldCutIntoNearlyEqualBoxesThatHoldEveryNeuronOnce(int channels, int height, int width, long neurons) {
        Shape shape = new Shape(channels, height, width);
        List<Tiling> candidates = Tiling.candidates(shape, neurons);

        for (Tiling tiling : candidates) {
            int[] holders = new int[shape.size()];
            long largest = 0;
            for (Box box : tiling.boxes()) {
                for (int i = 0; i < box.size(); i++) {
                    holders[box.populationIndex(i, shape)]++;
                }
                largest = Math.max(largest, box.size());
            }
            assertThat(holders).containsOnly(1);
            assertThat(tiling.boxes()).hasSize(tiling.slices());
            assertThat(largest).isLessThanOrEqualTo(tiling.largest()).isLessThanOrEqualTo(neurons);
        }
        assertThat(candidates).isSortedAccordingTo((a, b) -> Integer.compare(a.slices(), b.slices()));
        assertThat(candidates.get(candidates.size() - 1).slices())
                .as("the last resort is one neuron each")
                .isEqualTo(shape.size());
    }

    /** 16×32×32 neurons in cores of 1,024: 16 slices, of whole channels, in square tiles with short borders. */
    @Test
    void shouldPreferWholeChannelsAndShortBorders() {
        assertThat(Tiling.candidates(new Shape(16, 32, 32), 1024).get(0))
                .isEqualTo(new Tiling(new Shape(16, 32, 32), 1, 4, 4));
    }
}
