package org.spikeway.chip.neuron;

import java.util.Arrays;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;

/**
 * Leaky integrate-and-fire neurons in whole numbers; the leak takes the share d/4096 of the potential at every tick:
 *
 * <pre>
 * V ← sgn(V)·((|V|·(4096 − d)) >> 12) + a + b
 * spike if V ≥ θ;  soft reset: V ← V − θ   hard reset: V ← 0
 * V cut to ±limit
 * </pre>
 *
 * <p>a is the sum of the weights that arrive, b the bias; the leak rounds toward zero. Example: V = 7, d = 1024 (a quarter),
 * a = 6, b = 0, θ = 10: 7 leaks to 5, 5 + 6 = 11 fires, then V = 1 (soft) or 0 (hard). With d = 0 these are integrate-and-fire
 * neurons.
 */
public final class IntegerLifNeurons implements NeuronArray<int[]> {
    private static final int ONE = 4096;

    private final int kept;
    private final int threshold;
    private final boolean soft;
    private final int initial;
    private final int limit;
    private final int[] biases;
    private final int[] potentials;
    private long saturations;

    /**
     * @param biases one a neuron
     * @param decay d, 0 … 4096
     * @param threshold 1 or more
     * @param limit largest magnitude of a potential, at least the threshold
     */
    public IntegerLifNeurons(int[] biases, int decay, int threshold, Reset reset, int initial, int limit) {
        if (decay < 0 || decay > ONE) {
            throw new RefusedException("leaky integrate-and-fire neurons: decay " + decay + " is outside 0 … 4096.");
        }
        if (threshold < 1 || limit < threshold) {
            throw new RefusedException("leaky integrate-and-fire neurons: threshold " + threshold + " is outside 1 … "
                    + limit + ", the limit of the potential.");
        }
        this.biases = biases.clone();
        kept = ONE - decay;
        this.threshold = threshold;
        soft = reset == Reset.SOFT;
        this.initial = initial;
        this.limit = limit;
        potentials = new int[biases.length];
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
    public int update(long tick, int[] input, int[] fired) {
        int count = 0;
        for (int i = 0; i < potentials.length; i++) {
            long v = leaked(potentials[i]) + input[i] + biases[i];
            if (v >= threshold) {
                fired[count++] = i;
                v = soft ? v - threshold : 0;
            }
            potentials[i] = cut(v);
        }
        return count;
    }

    private long leaked(int v) {
        long magnitude = Math.abs((long) v) * kept / ONE;
        return v < 0 ? -magnitude : magnitude;
    }

    private int cut(long v) {
        int cut = (int) Math.max(-limit, Math.min(limit, v));
        saturations += cut == v ? 0 : 1;
        return cut;
    }

    @Override
    public double potential(int neuron) {
        return potentials[neuron];
    }

    @Override
    public long saturations() {
        return saturations;
    }
}
