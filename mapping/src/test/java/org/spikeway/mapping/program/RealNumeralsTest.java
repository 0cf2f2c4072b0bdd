package org.spikeway.mapping.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.program.Numerals.Encoded;

class RealNumeralsTest {
    private static final Axis ONE = Axis.kernel(1, 1, 1, 0, 1);
    private static final double[] WEIGHTS = {1.0 / 3, 1e-50, -0.0, 1 + 0x1p-24};
    private final Connection kernel = new Connection.SharedKernel(ONE, ONE, 2, 2, 1, new Weights.Doubles(WEIGHTS));

    private Encoded encode(Numbers numbers, boolean current, boolean rectified) {
        Layer layer = new Layer("fc", "t", Shape.vector(2), List.of(), new double[] {0.1, 0.2}, rectified);
        double threshold = rectified ? 1.1 : Double.POSITIVE_INFINITY;
        return new RealNumerals(numbers)
                .encode(layer, threshold, new double[] {0.5}, List.of(new Incoming(0, kernel, current)));
    }

    @Test
    void shouldRoundWeightsOnceToSinglePrecision() {
        Encoded encoded = encode(Numbers.FLOAT, false, true);

        assertThat(encoded.connections().get(0).weights())
                .usingRecursiveComparison()
                .isEqualTo(new Weights.Floats(new float[] {1f / 3, 0, -0f, 1}));
        assertThat(encoded.threshold()).isEqualTo(1.1);
        assertThat(encoded.initial()).containsExactly(0.55);
        assertThat(encoded.bias()).containsExactly(0.1, 0.2);
    }

    @Test
    void shouldLeaveDoublePrecisionAndTheCurrentOfAnImageAsTheyAre() {
        assertThat(encode(Numbers.DOUBLE, false, true).connections()).containsExactly(kernel);
        assertThat(encode(Numbers.FLOAT, true, true).connections()).containsExactly(kernel);
    }

    @Test
    void shouldStartAReadOutAtZero() {
        assertThat(encode(Numbers.FLOAT, false, false).initial()).containsExactly(0);
        assertThat(encode(Numbers.FLOAT, false, false).threshold()).isInfinite();
    }
}
