package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.chip.kernel.BitRows;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.SparseRows;
import org.spikeway.chip.program.Weights;

class SparsePlanesTest {
    private static final int SOURCES = 40;
    private static final int TARGETS = 1500;

    @ParameterizedTest
    @CsvSource({"-1, 1, 2", "0, 1, 1", "1, 3, 2", "-4, 3, 3", "-9, 2, 5"})
    void shouldHoldTheSumOfEveryRow(int least, int largest, int planes) {
        SplittableRandom random = new SplittableRandom(least * 31L + largest);
        int[] weights = random.ints(SOURCES * 600L, least, largest + 1).toArray();
        weights[0] = least;
        weights[1] = largest;
        SparseRows rows = rows(random, weights);
        Box slice = new Box(200, 1300, 0, 1, 0, 1);
        SparsePlanes packed = SparsePlanes.of(rows, slice).orElseThrow();
        assertThat(packed.planes()).isEqualTo(planes);
        for (int source = 0; source < SOURCES; source++) {
            int[] expected = new int[slice.channels()];
            for (int i = rows.rowStarts()[source]; i < rows.rowStarts()[source + 1]; i++) {
                int target = rows.targets().at(i) - slice.channelFrom();
                if (target >= 0 && target < expected.length) {
                    expected[target] += weights[i];
                }
            }
            int[] sums = new int[slice.channels()];
            for (int plane = 0; plane < packed.planes(); plane++) {
                int[] list = new int[1 + Kernels.SLACK];
                list[0] = source * packed.wordsOfRow();
                Kernels.best()
                        .addBits(
                                sums,
                                packed.rows(),
                                plane * packed.rows().words(),
                                packed.factor(plane),
                                list,
                                0,
                                1,
                                new long[packed.rows().counterWords()]);
            }
            assertThat(sums).isEqualTo(expected);
        }
    }

    @Test
    void shouldLeaveRowsOfWideWeightsAsTheyAre() {
        SplittableRandom random = new SplittableRandom(2);
        SparseRows rows =
                rows(random, random.ints(SOURCES * 600L, -30_000, 30_000).toArray());
        assertThat(SparsePlanes.of(rows, new Box(0, TARGETS, 0, 1, 0, 1))).isEmpty();
    }

    @Test
    void shouldGiveEveryNeuronABitOfItsOwn() {
        long[] row = new long[BitRows.words(700)];
        for (int neuron = 0; neuron < 700; neuron++) {
            long bit = 1L << BitRows.bit(neuron);
            assertThat(row[BitRows.word(neuron)] & bit).isZero();
            row[BitRows.word(neuron)] |= bit;
        }
        assertThat(Arrays.stream(row).map(Long::bitCount).sum()).isEqualTo(700);
    }

    /** Six hundred different targets a row. */
    private static SparseRows rows(SplittableRandom random, int[] weights) {
        int of = weights.length / SOURCES;
        int[] starts = new int[SOURCES + 1];
        char[] targets = new char[weights.length];
        for (int source = 0; source < SOURCES; source++) {
            starts[source + 1] = starts[source] + of;
            for (int i = 0; i < of; i++) {
                int from = i * TARGETS / of;
                targets[source * of + i] = (char) random.nextInt(from, (i + 1) * TARGETS / of);
            }
        }
        return new SparseRows(
                TARGETS,
                starts,
                new SparseRows.Targets.Shorts(targets),
                new Weights.Doubles(Arrays.stream(weights).asDoubleStream().toArray()));
    }
}
