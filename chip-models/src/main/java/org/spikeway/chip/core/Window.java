package org.spikeway.chip.core;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.Axis;

/**
 * Which stretch of source positions one output of an axis sees: a window of fixed length that moves by a fixed step.
 *
 * <p>Output o sees the inputs {@code o·step + shift … + length − 1} as far as they exist, the j-th of them through the
 * kernel positions {@code taps(j)}. Example: a kernel of 3 with stride 2 and padding 1 has step 2, shift −1 and length 3;
 * behind 2×2 pooling a kernel of 3 with padding 1 has step 2, shift −2 and length 6, and its inputs 0 and 1 are seen
 * through kernel position 0.
 */
final class Window {
    final int step;
    final int shift;
    final int length;
    /** Inputs from here on are seen by no output: pooling leaves them out. */
    final int inputs;

    private final Axis axis;

    Window(Axis axis) {
        this.axis = axis;
        step = axis.stride() * axis.poolStride();
        shift = -axis.pad() * axis.poolStride() - axis.poolPad();
        length = (axis.kernel() - 1) * axis.dilation() * axis.poolStride() + axis.poolSize();
        int pooledInputs = (axis.pooled() - 1) * axis.poolStride() + axis.poolSize() - axis.poolPad();
        inputs = Math.min(axis.inputs(), pooledInputs);
    }

    /** The kernel positions through which the j-th input of a window is seen; several where poolings overlap. */
    List<Integer> taps(int j) {
        List<Integer> taps = new ArrayList<>();
        for (int k = 0; k < axis.kernel(); k++) {
            int within = j - k * axis.dilation() * axis.poolStride();
            if (within >= 0 && within < axis.poolSize()) {
                taps.add(k);
            }
        }
        return taps;
    }

    int start(int output) {
        return output * step + shift;
    }

    /**
     * Whether the window says the same as the axis. It does not where poolings overlap and the last of them is left out:
     * then inputs near the end are seen through fewer kernel positions than others.
     */
    boolean isExact() {
        for (int input = 0; input < axis.inputs(); input++) {
            List<List<Integer>> expected = new ArrayList<>();
            List<List<Integer>> seen = new ArrayList<>();
            for (int output = 0; output < axis.outputs(); output++) {
                expected.add(new ArrayList<>());
                int j = input - start(output);
                seen.add(input < inputs && j >= 0 && j < length ? taps(j) : List.of());
            }
            axis.visitTaps(input, (output, k) -> expected.get(output).add(k));
            expected.forEach(ofOutput -> ofOutput.sort(null));
            if (!expected.equals(seen)) {
                return false;
            }
        }
        return true;
    }
}
