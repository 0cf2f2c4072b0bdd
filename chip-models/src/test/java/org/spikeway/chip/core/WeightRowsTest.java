package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.program.Numbers;

/** In what width rows of whole numbers are stored. */
class WeightRowsTest {
    private static final int STRIDE = 20;

    @Test
    void shouldAddUpInSixteenBitsWhereNoSumCanPassThem() {
        WeightRows rows = WeightRows.rows(filled(258, 127), STRIDE, Numbers.INTEGER);
        assertThat(rows).isInstanceOf(WeightRows.BoundedBytes.class);
        assertThat(rows.stride()).isEqualTo(32);
    }

    @Test
    void shouldNotTrustSixteenBitsWithSumsThatMayPassThem() {
        assertThat(WeightRows.rows(filled(259, 127), STRIDE, Numbers.INTEGER)).isInstanceOf(WeightRows.Bytes.class);
        assertThat(WeightRows.rows(filled(257, -128), STRIDE, Numbers.INTEGER)).isInstanceOf(WeightRows.Bytes.class);
    }

    @Test
    void shouldKeepWeightsBeyondEightBitsAsInts() {
        assertThat(WeightRows.rows(filled(2, 128), STRIDE, Numbers.INTEGER)).isInstanceOf(WeightRows.Ints.class);
    }

    private static double[] filled(int rows, double weight) {
        double[] values = new double[rows * STRIDE];
        Arrays.fill(values, weight);
        return values;
    }
}
