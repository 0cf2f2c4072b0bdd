package org.spikeway.mapping.program;

import java.util.Optional;
import java.util.OptionalInt;
import org.spikeway.chip.Arithmetic;
import org.spikeway.chip.Arithmetic.IntegerNumbers;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.NeuronModel;
import org.spikeway.chip.Resets;
import org.spikeway.chip.ScaledInteger;

/** Small chips made for tests. */
final class Chips {
    static final Resets TWO_FOR_SOFT = new Resets(OptionalInt.of(2), OptionalInt.of(1));

    private Chips() {}

    static IntegerNumbers integers(ScaledInteger weight, int thresholdBits, int biasBits) {
        return new IntegerNumbers(
                weight, thresholdBits, thresholdBits + 1, 32, new ScaledInteger(biasBits, 0, 0), TWO_FOR_SOFT, 1);
    }

    static ChipModel chip(CoreLimits limits, Arithmetic arithmetic) {
        return chip(limits, arithmetic, new Geometry.Mesh(64, 8, 8, 4, 8));
    }

    static ChipModel chip(CoreLimits limits, Arithmetic arithmetic, Geometry geometry) {
        return new ChipModel(
                "tiny",
                "A chip for tests",
                geometry,
                limits,
                NeuronModel.INTEGRATE_AND_FIRE,
                arithmetic,
                Optional.empty(),
                Optional.empty());
    }
}
