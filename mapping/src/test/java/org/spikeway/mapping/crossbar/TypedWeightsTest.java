package org.spikeway.mapping.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Crossbar;

/** What bits and axon types add up to is the weight, also through the splitter and the crossbar of the chip. */
class TypedWeightsTest {
    private static int[][] random(int sources, int neurons, IntSupplier weight) {
        int[][] weights = new int[sources][neurons];
        for (int[] row : weights) {
            for (int n = 0; n < neurons; n++) {
                row[n] = weight.getAsInt();
            }
        }
        return weights;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldKeepWeightsOfFourBitsInPlanes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int unit = 1 + random.nextInt(31);
        int[][] weights = random(64, 100, () -> unit * (random.nextInt(16) - 8));
        requireExact(weights, Decomposition.BITS, random);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldKeepFourValuesBesideZeroInLevels(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] values = {0, -1 - random.nextInt(255), 1 + random.nextInt(255), 0, -7, 9};
        requireExact(random(64, 100, () -> values[random.nextInt(6)]), Decomposition.LEVELS, random);
    }

    private static void requireExact(int[][] weights, Decomposition how, SplittableRandom random) {
        TypedWeights typed = TypedWeights.of(weights, how);
        assertThat(typed.error(weights)).isZero();
        SplitLayer split = SplitLayer.of("a", typed);
        assertThat(split.relays()).isEqualTo(typed.axons()).isLessThanOrEqualTo(Crossbar.SIZE);
        for (int pattern = 0; pattern < 20; pattern++) {
            boolean[] spikes = new boolean[Crossbar.SIZE];
            int[] expected = new int[Crossbar.SIZE];
            for (int s = 0; s < weights.length; s++) {
                spikes[s] = random.nextBoolean();
                for (int n = 0; spikes[s] && n < weights[s].length; n++) {
                    expected[n] += weights[s][n];
                }
            }
            int[] relays = pass(split.splitter(), spikes);
            boolean[] fired = new boolean[Crossbar.SIZE];
            for (int k = 0; k < relays.length; k++) {
                fired[k] = relays[k] >= 1;
            }
            assertThat(pass(split.layer(), fired)).isEqualTo(expected);
        }
    }

    /** A crossbar core bit by bit. */
    private static int[] pass(Crossbar crossbar, boolean[] spikes) {
        int[] sums = new int[Crossbar.SIZE];
        for (int s = 0; s < crossbar.sourceChannels(); s++) {
            int axon = crossbar.axons()[s];
            for (int n = 0; axon != Crossbar.NO_AXON && spikes[s] && n < Crossbar.SIZE; n++) {
                long word = crossbar.bits()[axon * Crossbar.ROW_WORDS + n / 64];
                if ((word >>> (n % 64) & 1) == 1) {
                    sums[n] += crossbar.tables()[0][crossbar.types()[axon] * Crossbar.SIZE + n];
                }
            }
        }
        return sums;
    }

    /** The error is that of the weights which the types add up to; planes of 16 values halve a unit at most. */
    @ParameterizedTest
    @EnumSource
    void shouldReportTheErrorOfWeightsThatDoNotFit(Decomposition how) {
        SplittableRandom random = new SplittableRandom(7);
        int[][] weights = random(40, 30, () -> random.nextInt(511) - 255);
        TypedWeights typed = TypedWeights.of(weights, how);
        double sum = 0;
        for (int s = 0; s < 40; s++) {
            for (int n = 0; n < 30; n++) {
                sum += Math.pow(weights[s][n] - typed.weight(s, n), 2);
            }
        }
        assertThat(typed.error(weights)).isEqualTo(Math.sqrt(sum / 1200)).isBetween(1.0, 60.0);
    }

    @Test
    void shouldRefuseMoreAxonsThanACoreHas() {
        int[][] weights = random(65, 1, () -> 0);
        for (int[] row : weights) {
            row[0] = -1;
        }
        weights[0][0] = 7;
        TypedWeights typed = TypedWeights.of(weights, Decomposition.BITS);
        SplittableRandom random = new SplittableRandom(1);
        int[][] wide = random(65, 200, () -> random.nextInt(16) - 8);
        assertThat(typed.axons()).isLessThanOrEqualTo(256);
        assertThatThrownBy(() -> SplitLayer.of("fc", TypedWeights.of(wide, Decomposition.BITS)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("layer fc: 260 axons needed, a crossbar core has 256."
                        + " Use fewer sources or neurons, or weights of fewer values.");
        assertThatThrownBy(() -> TypedWeights.of(new int[][] {{256}}, Decomposition.BITS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weight 256");
    }
}
