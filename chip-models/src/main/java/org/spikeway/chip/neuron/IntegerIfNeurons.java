package org.spikeway.chip.neuron;

import java.util.Arrays;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;

/**
 * Integrate-and-fire neurons in whole numbers:
 *
 * <pre>
 * V ← V + a + b
 * spike if V ≥ θ;  soft reset: V ← V − θ   hard reset: V ← 0
 * V cut to ±limit
 * </pre>
 *
 * <p>a is the sum of the weights that arrive, b the bias. Example: V = 7, a = 5, b = 0, θ = 10: a spike, then V = 2 (soft) or
 * 0 (hard). At most one spike a tick; what is left above θ fires at the next.
 */
public final class IntegerIfNeurons implements NeuronArray<int[]> {
    private final int threshold;
    private final boolean soft;
    private final int initial;
    private final int limit;
    private final int[] biases;
    private final boolean isBiased;
    private final int[] potentials;
    private boolean mayFire = true;
    private long saturations;

    /**
     * @param biases one a neuron
     * @param threshold 1 or more
     * @param limit largest magnitude of a potential, at least the threshold
     */
    public IntegerIfNeurons(int[] biases, int threshold, Reset reset, int initial, int limit) {
        if (threshold < 1 || limit < threshold) {
            throw new RefusedException("integrate-and-fire neurons: threshold " + threshold + " is outside 1 … " + limit
                    + ", the limit of the potential.");
        }
        this.biases = biases.clone();
        this.threshold = threshold;
        soft = reset == Reset.SOFT;
        this.initial = initial;
        this.limit = limit;
        isBiased = Arrays.stream(biases).anyMatch(bias -> bias != 0);
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
        mayFire = true;
    }

    @Override
    public int update(long tick, int[] input, int[] fired) {
        int count = 0;
        for (int i = 0; i < potentials.length; i++) {
            long v = (long) potentials[i] + input[i] + biases[i];
            if (v >= threshold) {
                fired[count++] = i;
                v = soft ? v - threshold : 0;
            }
            potentials[i] = cut(v);
        }
        mayFire = count > 0;
        return count;
    }

    private int cut(long v) {
        int cut = (int) Math.max(-limit, Math.min(limit, v));
        saturations += cut == v ? 0 : 1;
        return cut;
    }

    @Override
    public boolean isSettled() {
        return !mayFire && !isBiased;
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
