package org.spikeway.mapping.program;

import java.util.List;
import org.spikeway.chip.Arithmetic.IntegerNumbers;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.ScaledInteger;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.layers.Layer;

/**
 * Whole numbers: one scale a layer turns weights, bias and threshold into integers, so that the comparison with the
 * threshold stays what it was.
 *
 * <p>The scale is the largest at which the kernels fit the weight mantissa without an exponent, short cuts fit with the
 * largest exponent, the threshold fits its bits and the drive (bias and constant current) fits the bias mantissa. The
 * drive of a layer that reads the image is taken from calibration images, with a quarter to spare.
 */
final class IntegerNumerals implements Numerals {
    private static final double DRIVE_MARGIN = 1.25;
    private static final int WIDEST_BITS = 31;

    private final IntegerNumbers chip;
    private final String chipName;
    private final LargestDrive largestDrive;

    /** Knows the largest magnitude of bias plus constant current of a layer that reads the image. */
    @FunctionalInterface
    interface LargestDrive {
        double of(Layer layer);
    }

    /** @throws RefusedException for a chip with weights wider than those that a core holds here */
    IntegerNumerals(IntegerNumbers chip, String chipName, LargestDrive largestDrive) {
        ScaledInteger weight = chip.weight();
        if (weight.mantissaBits() > Short.SIZE || weight.mantissaBits() + weight.maxExponent() > WIDEST_BITS) {
            throw new RefusedException("chip " + chipName + ": weights of " + weight.mantissaBits()
                    + " bits with exponents up to " + weight.maxExponent() + " are not supported. Use at most "
                    + Short.SIZE + " bits, and " + WIDEST_BITS + " bits together with the exponent.");
        }
        this.chip = chip;
        this.chipName = chipName;
        this.largestDrive = largestDrive;
    }

    @Override
    public Encoded encode(Layer layer, double threshold, double[] initialFractions, List<Incoming> incoming) {
        double scale = scale(layer, threshold, incoming);
        double[] bias = new double[layer.bias().length];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = Math.rint(layer.bias()[i] * scale);
        }
        List<Connection> connections = incoming.stream()
                .map(each -> each.current() ? scaled(each.connection(), scale) : quantised(each.connection(), scale))
                .toList();
        if (!layer.rectified()) {
            return new Encoded(threshold, new double[1], bias, connections);
        }
        double whole = Math.rint(threshold * scale);
        if (whole < 1) {
            throw new RefusedException("layer " + layer.name() + ": its threshold " + threshold
                    + " is below one weight unit of chip " + chipName + ". Use a chip with more weight bits.");
        }
        double[] initial = new double[initialFractions.length];
        for (int i = 0; i < initial.length; i++) {
            initial[i] = Math.floor(whole * initialFractions[i]);
        }
        return new Encoded(whole, initial, bias, connections);
    }

    private double scale(Layer layer, double threshold, List<Incoming> incoming) {
        double drive = 0;
        for (double bias : layer.bias()) {
            drive = Math.max(drive, Math.abs(bias));
        }
        double scale = layer.rectified() ? chip.maxThreshold() / threshold : Double.POSITIVE_INFINITY;
        for (Incoming each : incoming) {
            if (each.current()) {
                drive = Math.max(drive, DRIVE_MARGIN * largestDrive.of(layer));
            } else {
                scale = Math.min(
                        scale, largestMantissa(each.connection()) / Connections.largestWeight(each.connection()));
            }
        }
        scale = Math.min(scale, chip.bias().maxMantissa() / drive);
        return Double.isInfinite(scale) ? 1 : scale;
    }

    private double largestMantissa(Connection connection) {
        boolean kernel = connection instanceof Connection.SharedKernel;
        int exponent = kernel ? chip.weight().minExponent() : chip.weight().maxExponent();
        double mantissa = chip.weight().maxMantissa();
        return Math.scalb(mantissa, exponent);
    }

    private static Connection scaled(Connection connection, double scale) {
        double[] values = new double[connection.weights().length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = connection.weights().at(i) * scale;
        }
        return connection.withWeights(new Weights.Doubles(values));
    }

    private Connection quantised(Connection connection, double scale) {
        double largest = Connections.largestWeight(connection) * scale;
        int exponent = chip.weight().minExponent();
        while (Math.rint(Math.scalb(largest, -exponent)) > chip.weight().maxMantissa()) {
            exponent++;
        }
        return connection.withWeights(rounded(connection.weights(), scale, exponent));
    }

    /** Up to eight bits are stored as bytes; wider ones as the whole numbers that a synapse adds. */
    private Weights rounded(Weights real, double scale, int exponent) {
        if (chip.weight().mantissaBits() > Byte.SIZE) {
            double[] whole = new double[real.length()];
            for (int i = 0; i < whole.length; i++) {
                whole[i] = Math.scalb(Math.rint(Math.scalb(real.at(i) * scale, -exponent)), exponent);
            }
            return new Weights.Doubles(whole);
        }
        byte[] mantissas = new byte[real.length()];
        for (int i = 0; i < mantissas.length; i++) {
            mantissas[i] = (byte) Math.rint(Math.scalb(real.at(i) * scale, -exponent));
        }
        return new Weights.Bytes(mantissas, exponent);
    }
}
