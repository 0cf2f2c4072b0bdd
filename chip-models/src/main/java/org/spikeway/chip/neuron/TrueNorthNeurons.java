package org.spikeway.chip.neuron;

import java.util.function.IntFunction;

/**
 * TrueNorth's neurons, complete (Cassidy et al. 2013, IJCNN, doi 10.1109/IJCNN.2013.6707077). All numbers are whole:
 *
 * <pre>
 * F(a, ρ) = 1 if a ≥ ρ, else 0                                        ρ random
 *
 * synapse    V += Σ_i A_i·w_ij·[ (1−b_j^Gi)·s_j^Gi + b_j^Gi·F(|s_j^Gi|,ρ)·sgn(s_j^Gi) ]
 * leak       Ω  = (1−ε_j) + ε_j·sgn(V)
 *            V += Ω·[ (1−c_j)·λ_j + c_j·F(|λ_j|,ρ)·sgn(λ_j) ]
 * threshold  η  = ρ_T &amp; M_j
 * fire       V ≥ α_j + η: spike;    γ=0: V = R    γ=1: V −= α+η    γ=2: V stays
 * floor      otherwise, κ=1 and V &lt; −β: V = −β
 *                       κ=0 and V &lt; −(β+η):    γ=0: V = −R   γ=1: V += β+η    γ=2: V stays
 * </pre>
 *
 * <p>Example: V = 95, input 10, λ = −2, α = 100, γ = 1: V becomes 103, the neuron fires, V = 3.
 *
 * <p>The chip's generator is unpublished. Here ρ is uniform in 0 … 255 and independent for each synapse, neuron and tick,
 * so a stochastic weight s counts with probability (|s| + 1)/256 where s ≠ 0; ρ_T is uniform in 0 … 2^18 − 1. Whether the
 * 20-bit potential wraps or saturates is unpublished too: it saturates, and this is counted.
 */
public final class TrueNorthNeurons implements NeuronArray<int[]> {
    private static final int DRAW_BITS = 8;
    private static final int THRESHOLD_BITS = 18;
    private static final int STOCHASTIC_LEAK = 1;
    private static final int LEAK_REVERSAL = 2;
    private static final int SATURATES_BELOW = 4;
    private static final int MODE_SHIFT = 3;

    private final CounterRandom random;
    private final long firstPlace;
    private final short[][] weights;
    private final byte[] stochasticTypes;
    private final int stochasticTypesOfAny;
    private final short[] leaks;
    private final byte[] flags;
    private final int[] thresholds;
    private final int[] masks;
    private final int[] negativeThresholds;
    private final int[] resetPotentials;
    private final int[] initialPotentials;
    private final int[] potentials;
    private long saturations;

    /**
     * @param core number of the core, so that no two cores draw the same random numbers
     * @param neurons gives the parameters of neuron 0 … size − 1
     */
    public TrueNorthNeurons(int size, IntFunction<TrueNorthNeuron> neurons, CounterRandom random, int core) {
        this.random = random;
        firstPlace = (long) core << 32;
        weights = new short[TrueNorthNeuron.TYPES][size];
        stochasticTypes = new byte[size];
        leaks = new short[size];
        flags = new byte[size];
        thresholds = new int[size];
        masks = new int[size];
        negativeThresholds = new int[size];
        resetPotentials = new int[size];
        initialPotentials = new int[size];
        potentials = new int[size];
        int types = 0;
        for (int j = 0; j < size; j++) {
            TrueNorthNeuron neuron = neurons.apply(j);
            set(j, neuron);
            types |= neuron.stochasticTypes();
        }
        stochasticTypesOfAny = types;
        reset();
    }

    private void set(int j, TrueNorthNeuron neuron) {
        for (int type = 0; type < weights.length; type++) {
            weights[type][j] = (short) neuron.weights()[type];
        }
        stochasticTypes[j] = (byte) neuron.stochasticTypes();
        leaks[j] = (short) neuron.leak();
        flags[j] = (byte) ((neuron.stochasticLeak() ? STOCHASTIC_LEAK : 0)
                | (neuron.leakReversal() ? LEAK_REVERSAL : 0)
                | (neuron.saturatesBelow() ? SATURATES_BELOW : 0)
                | neuron.resetMode().gamma() << MODE_SHIFT);
        thresholds[j] = neuron.threshold();
        masks[j] = neuron.thresholdMask();
        negativeThresholds[j] = neuron.negativeThreshold();
        resetPotentials[j] = neuron.resetPotential();
        initialPotentials[j] = neuron.initialPotential();
    }

    @Override
    public int size() {
        return potentials.length;
    }

    @Override
    public void reset() {
        System.arraycopy(initialPotentials, 0, potentials, 0, potentials.length);
    }

    /** Whether any neuron draws for its synapses of that type. */
    boolean isStochastic(int type) {
        return (stochasticTypesOfAny >> type & 1) != 0;
    }

    /** The weights of all neurons for axons of that type. */
    short[] weights(int type) {
        return weights[type];
    }

    /** What one event on an axon adds to a neuron in that tick: the weight, or its sign if the draw admits it. */
    int synapse(long tick, int axon, int type, int neuron) {
        int weight = weights[type][neuron];
        if ((stochasticTypes[neuron] >> type & 1) == 0) {
            return weight;
        }
        return admits(weight, tick, place(neuron, axon + 2)) ? Integer.signum(weight) : 0;
    }

    /** The 32 upper bits are the core; neuron and purpose share the lower ones: 0 leak, 1 threshold, 2 … axons. */
    private long place(int neuron, int purpose) {
        return firstPlace | (long) neuron << 12 | purpose;
    }

    private boolean admits(int value, long tick, long place) {
        return Math.abs(value) >= random.draw(DRAW_BITS, tick, place);
    }

    @Override
    public int update(long tick, int[] input, int[] fired) {
        int count = 0;
        for (int j = 0; j < potentials.length; j++) {
            int v = potentials[j] + input[j];
            v = within(v + leak(tick, j, v));
            int noise = masks[j] == 0 ? 0 : (int) random.draw(THRESHOLD_BITS, tick, place(j, 1)) & masks[j];
            if (v >= thresholds[j] + noise) {
                fired[count++] = j;
                v = within(afterSpike(j, v, noise));
            } else if (v < -negativeThresholds[j]) {
                v = within(afterFloor(j, v, noise));
            }
            potentials[j] = v;
        }
        return count;
    }

    private int leak(long tick, int j, int v) {
        int leak = leaks[j];
        if ((flags[j] & STOCHASTIC_LEAK) != 0) {
            leak = admits(leak, tick, place(j, 0)) ? Integer.signum(leak) : 0;
        }
        return (flags[j] & LEAK_REVERSAL) != 0 ? Integer.signum(v) * leak : leak;
    }

    private int gamma(int j) {
        return flags[j] >> MODE_SHIFT;
    }

    private int afterSpike(int j, int v, int noise) {
        return switch (gamma(j)) {
            case 0 -> resetPotentials[j];
            case 1 -> v - thresholds[j] - noise;
            default -> v;
        };
    }

    private int afterFloor(int j, int v, int noise) {
        if ((flags[j] & SATURATES_BELOW) != 0) {
            return -negativeThresholds[j];
        }
        int floor = negativeThresholds[j] + noise;
        if (v >= -floor) {
            return v;
        }
        return switch (gamma(j)) {
            case 0 -> -resetPotentials[j];
            case 1 -> v + floor;
            default -> v;
        };
    }

    private int within(int v) {
        int cut = Math.max(-TrueNorthNeuron.MOST_POTENTIAL - 1, Math.min(TrueNorthNeuron.MOST_POTENTIAL, v));
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
