package org.spikeway.chip.neuron;

import java.util.Arrays;
import org.spikeway.chip.RefusedException;

/**
 * SpiNNaker's current-based neurons with exponential synapses ({@code IF_curr_exp}), in s16.15 fixed point: 1.0 is 32,768.
 * After the neural models of the sPyNNaker project; for excitation and inhibition (x = e, i), each tick:
 *
 * <pre>
 * I_x ← I_x + (a_x ⊙ init_x)               a_x: weights that arrive, nA;  init = τ_x/dt·(1 − exp(−dt/τ_x))
 * outside the refractory period:
 *   α = (I_e − I_i + I_offset) ⊗ R_m + V_rest
 *   V ← α − (exp(−dt/τ_m) ⊗ (α − V))
 *   spike if V ≥ V_thresh;  then V = V_reset, and V rests for ⌈τ_refrac/dt⌉ ticks
 * I_x ← I_x ⊙ exp(−dt/τ_x)
 *
 * a ⊗ b  both s16.15, rounded to nearest          a ⊙ d  d is u0.32, rounded down
 * </pre>
 *
 * <p>The sums are 2·size long, first the excitatory, then the inhibitory ones, both positive, in s16.15. The factors are
 * rounded once to their nearest value; the chip's own exponential may differ from that in its last bit. A result beyond 32
 * bits wraps, as on the ARM, and is counted.
 *
 * <p>Example: V = V_rest = −65 mV, I = 1 nA for one tick, R_m = 20 MΩ, exp(−dt/τ_m) = 0.95: α = −45, V = −64 mV.
 */
public final class SpinnakerCurrExpNeurons implements NeuronArray<int[]> {
    /** 1.0 in s16.15. */
    public static final int ONE = 1 << 15;

    private static final int HALF = ONE >> 1;

    private final int restPotential;
    private final int resetPotential;
    private final int threshold;
    private final int resistance;
    private final int membraneDecay;
    private final int offset;
    private final int refractoryTicks;
    private final Synapse excitatory;
    private final Synapse inhibitory;
    private final int[] potentials;
    private final int[] currents;
    private final int[] refractoryLeft;
    private long saturations;

    /**
     * The parameters, in the units of PyNN.
     *
     * @param dt tick, ms
     * @param restPotential V_rest, also the initial potential, mV
     * @param resetPotential V_reset, mV
     * @param threshold V_thresh, mV
     * @param membraneTime τ_m, ms
     * @param capacitance C_m, nF; R_m = τ_m/C_m, MΩ
     * @param offset I_offset, nA
     * @param refractoryTime τ_refrac, ms
     * @param excitatoryTime τ_syn_E, ms
     * @param inhibitoryTime τ_syn_I, ms
     */
    public record Parameters(
            double dt,
            double restPotential,
            double resetPotential,
            double threshold,
            double membraneTime,
            double capacitance,
            double offset,
            double refractoryTime,
            double excitatoryTime,
            double inhibitoryTime) {
        public Parameters {
            requirePositive("dt", dt);
            requirePositive("tau_m", membraneTime);
            requirePositive("cm", capacitance);
            requirePositive("tau_syn_E", excitatoryTime);
            requirePositive("tau_syn_I", inhibitoryTime);
            if (!(refractoryTime >= 0)) {
                throw new RefusedException("SpiNNaker neuron: tau_refrac " + refractoryTime + " ms is negative.");
            }
            if (!(resetPotential < threshold)) {
                throw new RefusedException("SpiNNaker neuron: v_reset " + resetPotential + " mV is not below v_thresh "
                        + threshold + " mV; the neuron would never rest.");
            }
        }

        private static void requirePositive(String what, double value) {
            if (!(value > 0)) {
                throw new RefusedException("SpiNNaker neuron: " + what + " " + value + " is not positive.");
            }
        }
    }

    /** The factors of one kind of synapse, u0.32. */
    private record Synapse(long decay, long init) {
        static Synapse of(double dt, double tau) {
            double decay = Math.exp(-dt / tau);
            return new Synapse(fraction(decay), fraction(tau / dt * (1 - decay)));
        }

        private static long fraction(double value) {
            return Math.min((1L << 32) - 1, Math.round(value * 0x1p32));
        }
    }

    public SpinnakerCurrExpNeurons(int size, Parameters p) {
        restPotential = fixed("v_rest", p.restPotential);
        resetPotential = fixed("v_reset", p.resetPotential);
        threshold = fixed("v_thresh", p.threshold);
        resistance = fixed("R_m", p.membraneTime / p.capacitance);
        membraneDecay = fixed("exp(-dt/tau_m)", Math.exp(-p.dt / p.membraneTime));
        offset = fixed("i_offset", p.offset);
        refractoryTicks = (int) Math.ceil(p.refractoryTime / p.dt);
        excitatory = Synapse.of(p.dt, p.excitatoryTime);
        inhibitory = Synapse.of(p.dt, p.inhibitoryTime);
        potentials = new int[size];
        currents = new int[2 * size];
        refractoryLeft = new int[size];
        reset();
    }

    /** A number in s16.15, rounded to nearest; refused beyond ±65,536. */
    public static int fixed(String what, double value) {
        double scaled = Math.rint(value * ONE);
        if (!(scaled >= Integer.MIN_VALUE && scaled <= Integer.MAX_VALUE)) {
            throw new RefusedException(
                    "SpiNNaker neuron: " + what + " " + value + " is outside the s16.15 range, ±65,536.");
        }
        return (int) scaled;
    }

    @Override
    public int size() {
        return potentials.length;
    }

    @Override
    public int inputs() {
        return currents.length;
    }

    @Override
    public void reset() {
        Arrays.fill(potentials, restPotential);
        Arrays.fill(currents, 0);
        Arrays.fill(refractoryLeft, 0);
    }

    @Override
    public int update(long tick, int[] input, int[] fired) {
        int size = potentials.length;
        int count = 0;
        for (int i = 0; i < size; i++) {
            int e = word(currents[i] + scale(input[i], excitatory.init));
            int h = word(currents[size + i] + scale(input[size + i], inhibitory.init));
            if (refractoryLeft[i] > 0) {
                refractoryLeft[i]--;
            } else {
                int total = word((long) e - h + offset);
                int alpha = word(product(total, resistance) + restPotential);
                int v = word(alpha - product(membraneDecay, word((long) alpha - potentials[i])));
                if (v >= threshold) {
                    fired[count++] = i;
                    v = resetPotential;
                    refractoryLeft[i] = refractoryTicks;
                }
                potentials[i] = v;
            }
            currents[i] = word(scale(e, excitatory.decay));
            currents[size + i] = word(scale(h, inhibitory.decay));
        }
        return count;
    }

    private static long product(int a, int b) {
        return ((long) a * b + HALF) >> 15;
    }

    private static long scale(int value, long fraction) {
        return (value * fraction) >> 32;
    }

    private int word(long value) {
        int wrapped = (int) value;
        saturations += wrapped == value ? 0 : 1;
        return wrapped;
    }

    /** mV. */
    @Override
    public double potential(int neuron) {
        return (double) potentials[neuron] / ONE;
    }

    /** V in s16.15. */
    public int potentialBits(int neuron) {
        return potentials[neuron];
    }

    @Override
    public long saturations() {
        return saturations;
    }
}
