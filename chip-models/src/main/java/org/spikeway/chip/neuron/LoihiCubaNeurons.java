package org.spikeway.chip.neuron;

import java.util.Arrays;
import org.spikeway.chip.RefusedException;

/**
 * Loihi's current-based leaky integrate-and-fire neurons, fixed point as the maker's bit-accurate CPU model has them
 * (Davies et al. 2018, IEEE Micro 38(1); Lava, {@code PyLifModelBitAcc}):
 *
 * <pre>
 * u ← sgn(u)·((|u|·(4096 − (du+1))) >> 12) + (a &lt;&lt; 6)             wraps into −2^23 … 2^23 − 1
 * v ← sgn(v)·((|v|·(4096 − dv)) >> 12) + u + bias_mant·2^bias_exp   cut to ±(2^23 − 1)
 * spike if v > (vth &lt;&lt; 6);  then v = 0
 * </pre>
 *
 * <p>a is the sum of the weights that arrive, as integers before the shift. Example: du = 4095, dv = 0, vth = 1, a = 2 from
 * rest: u = 128, v = 128 > 64, a spike.
 *
 * <p>After a spike v stays 0 for {@code refractoryTicks} further ticks while u goes on; with 0 the neuron may fire again at
 * the next tick. A spike leaves the core {@code axonalDelay} ticks after it was fired. The maker's model has neither; both
 * follow the description of the chip.
 */
public final class LoihiCubaNeurons implements NeuronArray<int[]> {
    /** The largest refractory period and axonal delay, ticks: six bits. */
    public static final int MOST_TICKS = 63;

    private static final int FRACTION_BITS = 12;
    private static final int ONE = 1 << FRACTION_BITS;
    private static final int WEIGHT_SHIFT = 6;
    private static final int HALF_RANGE = 1 << 23;

    private final Profile profile;
    private final int[] biases;
    private final int[] currents;
    private final int[] potentials;
    private final byte[] refractoryLeft;
    /** A ring of {@code axonalDelay + 1} rows of bits; empty without delay. */
    private final long[] onTheAxon;

    private final int words;
    private long saturations;

    /**
     * What the neurons of one profile share.
     *
     * @param du decay of the current, 0 … 4095
     * @param dv decay of the potential, 0 … 4095
     * @param vth threshold, 17-bit unsigned
     * @param biasExponent 0 … 7
     * @param refractoryTicks 0 … 63
     * @param axonalDelay ticks, 0 … 63
     */
    public record Profile(int du, int dv, int vth, int biasExponent, int refractoryTicks, int axonalDelay) {
        public Profile {
            requireWithin("du", du, 0, ONE - 1);
            requireWithin("dv", dv, 0, ONE - 1);
            requireWithin("vth", vth, 0, (1 << 17) - 1);
            requireWithin("bias_exp", biasExponent, 0, 7);
            requireWithin("refractory period", refractoryTicks, 0, MOST_TICKS);
            requireWithin("axonal delay", axonalDelay, 0, MOST_TICKS);
        }
    }

    /** @param biasMantissas one a neuron, 13-bit signed */
    public LoihiCubaNeurons(Profile profile, int[] biasMantissas) {
        this.profile = profile;
        int size = biasMantissas.length;
        biases = new int[size];
        for (int i = 0; i < size; i++) {
            requireWithin("bias_mant", biasMantissas[i], -4096, 4095);
            biases[i] = biasMantissas[i] << profile.biasExponent;
        }
        currents = new int[size];
        potentials = new int[size];
        refractoryLeft = new byte[size];
        words = (size + 63) / 64;
        onTheAxon = new long[profile.axonalDelay == 0 ? 0 : (profile.axonalDelay + 1) * words];
    }

    private static void requireWithin(String what, int value, int low, int high) {
        if (value < low || value > high) {
            throw new RefusedException(
                    "Loihi neuron: " + what + " " + value + " is outside " + low + " … " + high + ".");
        }
    }

    @Override
    public int size() {
        return potentials.length;
    }

    @Override
    public void reset() {
        Arrays.fill(currents, 0);
        Arrays.fill(potentials, 0);
        Arrays.fill(refractoryLeft, (byte) 0);
        Arrays.fill(onTheAxon, 0);
    }

    @Override
    public int update(long tick, int[] input, int[] fired) {
        int count = 0;
        for (int i = 0; i < potentials.length; i++) {
            int u = wrap(decay(currents[i], ONE - (profile.du + 1)) + ((long) input[i] << WEIGHT_SHIFT));
            currents[i] = u;
            if (refractoryLeft[i] > 0) {
                refractoryLeft[i]--;
                continue;
            }
            int v = cut(decay(potentials[i], ONE - profile.dv) + u + biases[i]);
            if (v > profile.vth << WEIGHT_SHIFT) {
                v = 0;
                refractoryLeft[i] = (byte) profile.refractoryTicks;
                fired[count++] = i;
            }
            potentials[i] = v;
        }
        return profile.axonalDelay == 0 ? count : delay(tick, fired, count);
    }

    /** Rounds toward zero. */
    private static long decay(int value, int factor) {
        long magnitude = (Math.abs((long) value) * factor) >> FRACTION_BITS;
        return value < 0 ? -magnitude : magnitude;
    }

    private int wrap(long u) {
        int wrapped = (int) (u << 40 >> 40);
        saturations += wrapped == u ? 0 : 1;
        return wrapped;
    }

    private int cut(long v) {
        int cut = (int) Math.max(-(HALF_RANGE - 1), Math.min(HALF_RANGE - 1, v));
        saturations += cut == v ? 0 : 1;
        return cut;
    }

    /** Stores the spikes fired now and takes out those that are due. */
    private int delay(long tick, int[] fired, int count) {
        int slots = profile.axonalDelay + 1;
        int now = (int) (tick % slots) * words;
        for (int k = 0; k < count; k++) {
            onTheAxon[now + fired[k] / 64] |= 1L << fired[k];
        }
        int due = (int) ((tick + 1) % slots) * words;
        int sent = 0;
        for (int word = 0; word < words; word++) {
            for (long bits = onTheAxon[due + word]; bits != 0; bits &= bits - 1) {
                fired[sent++] = 64 * word + Long.numberOfTrailingZeros(bits);
            }
            onTheAxon[due + word] = 0;
        }
        return sent;
    }

    /** u, in units of 1/64 of a weight. */
    public int current(int neuron) {
        return currents[neuron];
    }

    /** v, in units of 1/64 of a weight. */
    @Override
    public double potential(int neuron) {
        return potentials[neuron];
    }

    @Override
    public long saturations() {
        return saturations;
    }
}
