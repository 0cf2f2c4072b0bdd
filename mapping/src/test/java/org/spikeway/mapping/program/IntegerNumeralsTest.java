package org.spikeway.mapping.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.chip.Arithmetic.IntegerNumbers;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.ScaledInteger;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.program.Numerals.Encoded;

class IntegerNumeralsTest {
    private static final Axis ONE = Axis.kernel(1, 1, 1, 0, 1);

    private static Layer layer(boolean rectified, double... bias) {
        return new Layer("conv1", "t", Shape.vector(2), List.of(), bias, rectified);
    }

    private static Incoming kernel(boolean current, double... weights) {
        return new Incoming(
                0,
                new Connection.SharedKernel(ONE, ONE, weights.length / 2, 2, 1, new Weights.Doubles(weights)),
                current);
    }

    private static Incoming shortcut(double... weights) {
        return new Incoming(0, new Connection.Shortcut(ONE, ONE, 2, 2, 0, new Weights.Doubles(weights)), false);
    }

    private static double[] values(SplittableRandom random, int count) {
        double size = Math.pow(10, random.nextDouble(-4, 3));
        return random.doubles(count, -size, size).toArray();
    }

    @ParameterizedTest
    @CsvSource({"8, 0, 6, 17, 13", "8, 0, 0, 20, 8", "4, 2, 5, 10, 16", "2, 0, 23, 31, 31", "8, 3, 3, 12, 12"})
    void shouldFitEveryNumberAtTheLargestScale(int bits, int minExponent, int maxExponent, int threshold, int bias) {
        IntegerNumbers chip = Chips.integers(new ScaledInteger(bits, minExponent, maxExponent), threshold, bias);
        SplittableRandom random = new SplittableRandom(bits * 31L + threshold);
        int encodings = 0;
        for (int i = 0; i < 400; i++) {
            double theta = Math.pow(10, random.nextDouble(-2, 3));
            double drive = Math.pow(10, random.nextDouble(-4, 4));
            double[] biases = random.nextBoolean() ? values(random, 2) : new double[0];
            List<Incoming> incoming = new ArrayList<>(List.of(kernel(true, 1, 2)));
            for (int n = random.nextInt(3); n > 0; n--) {
                incoming.add(kernel(false, values(random, 6)));
            }
            for (int n = random.nextInt(3); n > 0; n--) {
                incoming.add(shortcut(values(random, 2)));
            }
            try {
                Encoded encoded = new IntegerNumerals(chip, "tiny", layer -> drive)
                        .encode(layer(true, biases), theta, new double[] {0.5}, incoming);
                requireFit(chip, encoded, theta, 1.25 * drive, biases, incoming);
                encodings++;
            } catch (RefusedException e) {
                assertThat(e).hasMessageContaining("below one weight unit");
            }
        }
        assertThat(encodings).isGreaterThan(100);
    }

    private static void requireFit(
            IntegerNumbers chip, Encoded encoded, double theta, double drive, double[] bias, List<Incoming> incoming) {
        // The current is scaled and not rounded, so it tells the scale.
        double scale = encoded.connections().get(0).weights().at(0);
        double fullest = Math.max(
                theta * scale / chip.maxThreshold(), drive * scale / chip.bias().maxMantissa());
        assertThat(encoded.threshold()).isEqualTo(Math.rint(theta * scale)).isBetween(1.0, (double)
                chip.maxThreshold());
        assertThat(encoded.initial()).containsExactly(Math.floor(encoded.threshold() / 2));
        for (int i = 0; i < bias.length; i++) {
            assertThat(encoded.bias()[i]).isEqualTo(Math.rint(bias[i] * scale));
            assertThat(Math.abs(encoded.bias()[i]))
                    .isLessThanOrEqualTo(chip.bias().maxMantissa());
            fullest = Math.max(fullest, Math.abs(bias[i]) * scale / chip.bias().maxMantissa());
        }
        for (int i = 1; i < incoming.size(); i++) {
            Connection real = incoming.get(i).connection();
            int largestExponent = real instanceof Connection.Shortcut
                    ? chip.weight().maxExponent()
                    : chip.weight().minExponent();
            Weights.Bytes whole = (Weights.Bytes) encoded.connections().get(i).weights();
            requireRounded(chip.weight(), largestExponent, whole, real.weights(), scale);
            double most = chip.weight().maxMantissa() * Math.pow(2, largestExponent);
            fullest = Math.max(fullest, Connections.largestWeight(real) * scale / most);
        }
        assertThat(fullest).as("share of the tightest limit in use").isCloseTo(1, within(1e-12));
    }

    private static void requireRounded(
            ScaledInteger format, int largestExponent, Weights.Bytes whole, Weights real, double scale) {
        assertThat(whole.exponent()).isBetween(format.minExponent(), largestExponent);
        int largest = 0;
        for (int i = 0; i < whole.length(); i++) {
            assertThat(Math.abs(whole.mantissas()[i])).isLessThanOrEqualTo(format.maxMantissa());
            double half = Math.pow(2, whole.exponent()) / 2;
            assertThat(whole.at(i)).isCloseTo(real.at(i) * scale, within(half * (1 + 1e-12)));
            largest = Math.max(largest, Math.abs(whole.mantissas()[i]));
        }
        boolean finest = whole.exponent() == format.minExponent() || 2 * largest >= format.maxMantissa();
        assertThat(finest).as("a smaller exponent would do").isTrue();
    }

    @Test
    void shouldUseTheWholeMantissaOfLoihi() {
        IntegerNumbers loihi =
                (IntegerNumbers) new ChipCatalogue().open("loihi").arithmetic();
        Encoded encoded = new IntegerNumerals(loihi, "loihi", layer -> 0)
                .encode(
                        layer(true, 0.5, -0.25),
                        2,
                        new double[1],
                        List.of(kernel(false, 0.1, -1, 0.5, 0.004), shortcut(2, 0)));

        assertThat(((Weights.Bytes) encoded.connections().get(0).weights()).mantissas())
                .containsExactly(13, -127, 64, 1);
        assertThat(encoded.connections().get(1).weights())
                .usingRecursiveComparison()
                .isEqualTo(new Weights.Bytes(new byte[] {127, 0}, 1));
        assertThat(encoded.threshold()).isEqualTo(254);
        assertThat(encoded.bias()).containsExactly(64, -32);
    }

    @Test
    void shouldUseTheWholeMantissaOfSixteenBits() {
        IntegerNumbers chip = Chips.integers(new ScaledInteger(16, 0, 7), 28, 28);
        Encoded encoded = new IntegerNumerals(chip, "tiny", layer -> 0)
                .encode(
                        layer(true, 0.5, 0),
                        2,
                        new double[1],
                        List.of(kernel(false, 0.1, -1, 0.5, 0.004), shortcut(100, 0)));
        double scale = 32767;

        assertThat(((Weights.Doubles) encoded.connections().get(0).weights()).values())
                .containsExactly(Math.rint(0.1 * scale), -32767, 16384, Math.rint(0.004 * scale));
        double coarse = Math.rint(100 * scale / 128) * 128;
        assertThat(((Weights.Doubles) encoded.connections().get(1).weights()).values())
                .containsExactly(coarse, 0);
        assertThat(encoded.threshold()).isEqualTo(65534);
    }

    @Test
    void shouldScaleAReadOutByItsWeightsAndBiasAlone() {
        IntegerNumbers chip = Chips.integers(new ScaledInteger(8, 0, 6), 4, 13);
        Encoded encoded = new IntegerNumerals(chip, "tiny", layer -> 0)
                .encode(layer(false, 1, 0), Double.POSITIVE_INFINITY, new double[] {0.5}, List.of(kernel(false, 2, 1)));

        assertThat(encoded.threshold()).isInfinite();
        assertThat(encoded.initial()).containsExactly(0);
        assertThat(encoded.bias()).containsExactly(64, 0);
        assertThat(((Weights.Bytes) encoded.connections().get(0).weights()).mantissas())
                .containsExactly(127, 64);
    }

    @Test
    void shouldEncodeAReadOutThatNothingReaches() {
        IntegerNumbers chip = Chips.integers(new ScaledInteger(8, 0, 6), 4, 13);
        Encoded encoded = new IntegerNumerals(chip, "tiny", layer -> 0)
                .encode(layer(false, 0, -0.0), Double.POSITIVE_INFINITY, new double[1], List.of(shortcut(0, 0)));

        assertThat(encoded.connections().get(0).weights())
                .usingRecursiveComparison()
                .isEqualTo(new Weights.Bytes(new byte[2], 0));
    }

    @Test
    void shouldRefuseAThresholdBelowOneWeightUnit() {
        IntegerNumbers chip = Chips.integers(new ScaledInteger(8, 0, 6), 17, 13);

        assertThatThrownBy(() -> new IntegerNumerals(chip, "tiny", layer -> 0)
                        .encode(layer(true), 0.001, new double[1], List.of(kernel(false, 127, 1))))
                .isInstanceOf(RefusedException.class)
                .hasMessage("layer conv1: its threshold 0.001 is below one weight unit of chip tiny."
                        + " Use a chip with more weight bits.");
    }

    @ParameterizedTest
    @CsvSource({"17, 6", "8, 24", "16, 16", "31, 0"})
    void shouldRefuseAChipWithWiderWeightsThanACoreHolds(int bits, int exponent) {
        IntegerNumbers chip = Chips.integers(new ScaledInteger(bits, 0, exponent), 17, 13);

        assertThatThrownBy(() -> new IntegerNumerals(chip, "tiny", layer -> 0))
                .isInstanceOf(RefusedException.class)
                .hasMessage("chip tiny: weights of " + bits + " bits with exponents up to " + exponent
                        + " are not supported. Use at most 16 bits, and 31 bits together with the exponent.");
    }
}
