package org.spikeway.chip.neuron;

import java.util.Arrays;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;

/**
 * Integrate-and-fire neurons in single precision:
 *
 * <pre>
 * V ← (V + a) + b
 * spike if V ≥ θ;  soft reset: V ← V − θ   hard reset: V ← 0
 * </pre>
 *
 * <p>a is the sum of the weights that arrive, b the bias; every operation is rounded to 32 bits, in this order. Example: V =
 * 0.7, a = 0.5, b = 0, θ = 1: a spike, then V = 0.2 (soft) or 0 (hard). At most one spike a tick; what is left above θ fires at
 * the next.
 */
public final class FloatIfNeurons implements NeuronArray<float[]> {
    private final float threshold;
    private final boolean soft;
    private final float initial;
    private final float[] biases;
    private final boolean isBiased;
    private final float[] potentials;
    private boolean mayFire = true;

    /**
     * @param biases one a neuron
     * @param threshold positive
     */
    public FloatIfNeurons(float[] biases, float threshold, Reset reset, float initial) {
        if (!(threshold > 0)) {
            throw new RefusedException("integrate-and-fire neurons: threshold " + threshold + " is not positive.");
        }
        this.biases = biases.clone();
        this.threshold = threshold;
        soft = reset == Reset.SOFT;
        this.initial = initial;
        boolean biased = false;
        for (float bias : biases) {
            biased |= bias != 0;
        }
        isBiased = biased;
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
        mayFire = true;
    }

    @Override
    public int update(long tick, float[] input, int[] fired) {
        int count = 0;
        for (int i = 0; i < potentials.length; i++) {
            float v = potentials[i] + input[i] + biases[i];
            if (v >= threshold) {
                fired[count++] = i;
                v = soft ? v - threshold : 0;
            }
            potentials[i] = v;
        }
        mayFire = count > 0;
        return count;
    }

    @Override
    public boolean isSettled() {
        return !mayFire && !isBiased;
    }

    @Override
    public double potential(int neuron) {
        return potentials[neuron];
    }
}
