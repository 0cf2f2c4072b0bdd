package org.spikeway.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitGeneratorTest {
    private static final int SIDE = DigitGenerator.SIDE;

    private static byte[] drawn(DigitGenerator digits, long index) {
        byte[] pixels = new byte[DigitGenerator.PIXELS];
        digits.draw(index, pixels);
        return pixels;
    }

    private static int level(byte[] pixels, int row, int column) {
        return Byte.toUnsignedInt(pixels[row * SIDE + column]);
    }

    @Test
    void shouldDrawTheSamePixelsOnEveryPlatform() {
        DigitGenerator digits = new DigitGenerator(7);
        CRC32 sum = new CRC32();
        for (int i = 0; i < 200; i++) {
            sum.update(digits.label(i));
            sum.update(drawn(digits, i));
        }
        assertThat(sum.getValue()).isEqualTo(1141015435L);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -5, Long.MIN_VALUE})
    void shouldHoldEveryDigitOnceInEachTen(long seed) {
        DigitGenerator digits = new DigitGenerator(seed);
        for (long ten : new long[] {0, 10, 990, 4_000_000_000L}) {
            assertThat(LongStream.range(ten, ten + 10).mapToInt(digits::label))
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @Test
    void shouldShuffleLabelsSoThatEachPlaceInTheTenHoldsEachDigitAboutAsOften() {
        DigitGenerator digits = new DigitGenerator(3);
        int tens = 5000;
        int[][] found = new int[10][10];
        for (int i = 0; i < 10 * tens; i++) {
            found[i % 10][digits.label(i)]++;
        }
        // 500 expected in each cell, deviation about 21
        assertThat(IntStream.range(0, 100).map(cell -> found[cell / 10][cell % 10]))
                .allMatch(count -> Math.abs(count - tens / 10) < 110);
    }

    @Test
    void shouldDrawEachDigitTheSameInAnyOrder() {
        DigitGenerator digits = new DigitGenerator(11);
        List<byte[]> forward =
                IntStream.range(0, 100).mapToObj(i -> drawn(digits, i)).toList();
        List<Integer> order = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
        Collections.shuffle(order, new Random(1));
        byte[] reused = new byte[DigitGenerator.PIXELS];
        for (int index : order) {
            new DigitGenerator(11).draw(index, reused);
            assertThat(reused).isEqualTo(forward.get(index));
        }
    }

    @Test
    void shouldDrawTheSameDigitsOnManyThreads() {
        DigitGenerator digits = new DigitGenerator(12);
        List<byte[]> alone =
                IntStream.range(0, 300).mapToObj(i -> drawn(digits, i)).toList();
        List<byte[]> together = IntStream.range(0, 300)
                .parallel()
                .mapToObj(i -> drawn(digits, i))
                .toList();
        assertThat(together).containsExactlyElementsOf(alone);
    }

    @Test
    void shouldDrawOtherDigitsForOtherSeedsAndIndices() {
        List<byte[]> all = new ArrayList<>();
        for (long seed : new long[] {0, 1, 2, -1, 1L << 40}) {
            for (int i = 0; i < 50; i++) {
                all.add(drawn(new DigitGenerator(seed), i));
            }
        }
        assertThat(all.stream().map(pixels -> new String(pixels, StandardCharsets.ISO_8859_1)))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepInkInsideTheFrame() {
        DigitGenerator digits = new DigitGenerator(5);
        for (int i = 0; i < 3000; i++) {
            byte[] pixels = drawn(digits, i);
            int border = 0;
            for (int k = 0; k < SIDE; k++) {
                border |= level(pixels, 0, k) | level(pixels, SIDE - 1, k);
                border |= level(pixels, k, 0) | level(pixels, k, SIDE - 1);
            }
            assertThat(border).as("border of digit %s", i).isZero();
        }
    }

    @Test
    void shouldDrawEveryDigitTallAndDarkEnoughToRead() {
        DigitGenerator digits = new DigitGenerator(6);
        for (int i = 0; i < 3000; i++) {
            byte[] pixels = drawn(digits, i);
            int inked = 0;
            int darkest = 0;
            for (int row = 0; row < SIDE; row++) {
                for (int column = 0; column < SIDE; column++) {
                    int level = level(pixels, row, column);
                    inked += level > 64 ? 1 : 0;
                    darkest = Math.max(darkest, level);
                }
            }
            int largest = Math.max(spread(pixels, 1, SIDE), spread(pixels, SIDE, 1));
            assertThat(inked).as("ink of digit %s", i).isBetween(10, SIDE * SIDE / 2);
            assertThat(darkest).as("darkest pixel of digit %s", i).isGreaterThan(100);
            assertThat(largest).as("size of digit %s", i).isBetween(9, 26);
        }
    }

    /** Lines from the first to the last with ink, where pixel {@code k} of line {@code i} is at {@code i·line + k·step}. */
    private static int spread(byte[] pixels, int step, int line) {
        int[] inked = IntStream.range(0, SIDE)
                .filter(i -> IntStream.range(0, SIDE).anyMatch(k -> pixels[i * line + k * step] != 0))
                .toArray();
        return inked[inked.length - 1] - inked[0] + 1;
    }

    @Test
    void shouldWriteEachDigitInManyWays() {
        DigitGenerator digits = new DigitGenerator(8);
        long[] found = new long[10];
        double[][] sum = new double[10][DigitGenerator.PIXELS];
        for (int i = 0; i < 2000; i++) {
            byte[] pixels = drawn(digits, i);
            for (int p = 0; p < pixels.length; p++) {
                sum[digits.label(i)][p] += Byte.toUnsignedInt(pixels[p]) / 200.0;
            }
            found[digits.label(i)]++;
        }
        assertThat(found).containsOnly(200);
        // No pixel is always or nearly always full: the mean image of a digit is a soft cloud.
        for (double[] mean : sum) {
            assertThat(DoubleStream.of(mean).max().orElseThrow()).isLessThan(215);
        }
    }

    @Test
    void shouldRefuseNegativeIndexAndWrongArray() {
        DigitGenerator digits = new DigitGenerator(0);
        assertThatThrownBy(() -> digits.label(-1)).hasMessage("digit index -1: must not be negative");
        assertThatThrownBy(() -> digits.draw(-1, new byte[784])).hasMessage("digit index -1: must not be negative");
        assertThatThrownBy(() -> digits.draw(0, new byte[783])).hasMessage("pixel array of 783: a digit needs 784");
    }
}
