package org.spikeway.cli;

import org.jspecify.annotations.Nullable;
import org.spikeway.aer.image.Normalisation;

/**
 * The values that pixels between 0 and 1 take after normalisation: {@code |x| ≤ max}, and whether they can be negative.
 *
 * <p>With mean .485 .456 .406 and deviation .229 .224 .225 they reach from −2.12 to 2.64: max 2.64, signed.
 */
record PixelRange(double max, boolean signed) {
    static PixelRange of(@Nullable Normalisation normalisation) {
        if (normalisation == null) {
            return new PixelRange(1, false);
        }
        double max = 0;
        boolean signed = false;
        for (int c = 0; c < normalisation.mean().length; c++) {
            double mean = normalisation.mean()[c];
            double std = normalisation.std()[c];
            max = Math.max(max, Math.max(Math.abs(mean), Math.abs(1 - mean)) / std);
            signed |= mean > 0;
        }
        return new PixelRange(max, signed);
    }
}
