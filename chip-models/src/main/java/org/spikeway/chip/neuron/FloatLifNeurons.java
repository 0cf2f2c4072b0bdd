package org.spikeway.chip.neuron;

import java.util.Arrays;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;

/**
 * Leaky integrate-and-fire neurons in single precision; k = exp(−dt/τ) of the potential is kept from tick to tick:
 *
 * <pre>
 * V ← (V·k + a) + b
 * spike if V ≥ θ;  soft reset: V ← V − θ   hard reset: V ← 0
 * </pre>
 *
 * <p>a is the sum of the weights that arrive, b the bias; every operation is rounded to 32 bits, in this order, and no two are
 * fused. Example: V = 0.8, k = 0.75, a = 0.5, b = 0, θ = 1: 0.6 + 0.5 = 1.1 fires, then V = 0.1 (soft) or 0 (hard). A resting
 * potential V_0 is the bias V_0·(1 − k). With k = 1 these are integrate-and-fire neurons.
 */
public final class FloatLifNeurons implements NeuronArray<float[]> {
    private final float kept;
    private final float threshold;
    private final boolean soft;
    private final float initial;
    private final float[] biases;
    private final float[] potentials;

    /**
     * @param biases one a neuron
     * @param kept k, 0 … 1
     * @param threshold positive
     */
    public FloatLifNeurons(float[] biases, float kept, float threshold, Reset reset, float initial) {
        if (!(kept >= 0 && kept <= 1)) {
            throw new RefusedException("leaky integrate-and-fire neurons: kept share " + kept + " is outside 0 … 1.");
        }
        if (!(threshold > 0)) {
            throw new RefusedException(
                    "leaky integrate-and-fire neurons: threshold " + threshold + " is not positive.");
        }
        this.biases = biases.clone();
        this.kept = kept;
        this.threshold = threshold;
        soft = reset == Reset.SOFT;
        this.initial = initial;
        potentials = new float[biases.length];
        reset();
    }

    @Override
    public int size() {
        return potentials.length;
    }

    @Override
    public void reset() {
        Arrays.fill(potentials, initial);
    }

    @Override
    public int update(long tick, float[] input, int[] fired) {
        int count = 0;
        for (int i = 0; i < potentials.length; i++) {
            float v = potentials[i] * kept + input[i] + biases[i];
            if (v >= threshold) {
                fired[count++] = i;
                v = soft ? v - threshold : 0;
            }
            potentials[i] = v;
        }
        return count;
    }

    @Override
    public double potential(int neuron) {
        return potentials[neuron];
    }
}
