package org.spikeway.chip.program;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the members of a population are. Potentials, thresholds and biases are in the program's own number format;
 * integer programs hold whole numbers here.
 */
public sealed interface Cells {

    /** An image whose values flow as a constant current into the populations behind, at every tick of a sample. */
    record CurrentSource() implements Cells {}

    /**
     * Spikes made from an image outside the chip.
     *
     * @param signed whether the second half of the channels carries the spikes of negative pixels
     */
    record SpikeSource(boolean signed) implements Cells {}

    /**
     * Integrate-and-fire neurons without leak: {@code V += input + bias}; a spike where {@code V ≥ threshold}; then
     * {@code V −= threshold} (soft) or {@code V = 0} (hard).
     *
     * @param initialPotentials at the start of a sample: one value for all neurons, or one a neuron in the order of the
     *     population
     * @param bias one value a channel, added at every tick, or empty for none
     */
    record IntegrateAndFire(double threshold, Reset reset, double[] initialPotentials, double[] bias) implements Cells {
        public IntegrateAndFire {
            if (!(threshold > 0)) {
                throw new IllegalArgumentException("threshold " + threshold + " is not positive");
            }
            if (reset == Reset.NONE) {
                throw new IllegalArgumentException("integrate-and-fire neurons are reset");
            }
            if (initialPotentials.length == 0) {
                throw new IllegalArgumentException("no initial potential given");
            }
        }

        /** Neurons that all start alike. */
        public IntegrateAndFire(double threshold, Reset reset, double initialPotential, double[] bias) {
            this(threshold, reset, new double[] {initialPotential}, bias);
        }

        /** Where the neuron with that index in the population starts. */
        public double initialPotential(int neuron) {
            return initialPotentials[initialPotentials.length == 1 ? 0 : neuron];
        }
    }

    /**
     * Neurons that integrate and never fire: the read-out.
     *
     * @param potentialLimit integer programs: these potentials saturate at {@code ±potentialLimit}
     * @param classes by neuron the class of which it holds a part, from 0, or −1 for none; the host adds up the parts. Empty
     *     where each neuron is a class of its own
     */
    record Integrator(double[] bias, int potentialLimit, int[] classes) implements Cells {
        /** A read-out of one neuron a class. */
        public Integrator(double[] bias, int potentialLimit) {
            this(bias, potentialLimit, new int[0]);
        }

        /** A read-out in real numbers, or one as wide as any integer run needs. */
        public Integrator(double[] bias) {
            this(bias, 1 << 30);
        }

        /** The number of classes of that many neurons. */
        public int classCount(int neurons) {
            return classes.length == 0
                    ? neurons
                    : 1 + Arrays.stream(classes).max().orElse(-1);
        }

        /** The class of a neuron of the population, or −1. */
        public int classOf(int neuron) {
            return classes.length == 0 ? neuron : classes[neuron];
        }
    }

    /**
     * Gates of max pooling: each counts the spikes of its inputs, and passes a spike on when it makes the largest of these
     * counts larger. So after any tick it has sent as many spikes as the busiest of its inputs.
     *
     * <p>Rueckauer et al. 2017 ("Conversion of continuous-valued deep networks to efficient event-driven networks"), whose
     * gates let the input with the largest estimated rate through; the estimate here is the count since the sample began.
     * Example: input A fires at ticks 1, 3 and 4, input B at 2, 4 and 5; the gate fires at 1, 3 and 4. At 2, B only draws
     * level.
     *
     * <p>The synapse of input k has weight 2^k, so that the sum of a tick tells which inputs fired.
     *
     * @param inputs of a neuron, 1 to {@value #MOST}: single precision holds whole numbers up to 2^24
     */
    record Gate(int inputs) implements Cells {
        public static final int MOST = 24;

        public Gate {
            if (inputs < 1 || inputs > MOST) {
                throw new IllegalArgumentException("a gate has 1 to " + MOST + " inputs, not " + inputs);
            }
        }
    }

    /**
     * Neurons that fire at most once in a sample, the sooner the larger their value: time to first spike.
     *
     * <p>Time is cut into windows of T ticks; a layer fires in one of them. With s = 0 … T − 1 the step in a window, and J
     * the weights of all spikes since the window began, a tick does
     *
     * <pre>
     *   V += J
     *   a spike where V ≥ threshold·(T − s)/T, in the own window and only once
     * </pre>
     *
     * and J ends with the window. So a spike at step s adds its weight T − s times: it stands for T − s of T units, and a
     * neuron of value V fires at the step that stands for V rounded down to a unit, threshold/T. V begins with the bias,
     * the image, and half a unit, which makes that the nearest unit.
     *
     * <p>Coding by the first spike, a falling threshold and synapses that go on after a spike follow Rueckauer and Liu 2018
     * ("Conversion of analog to spiking neural networks using sparse temporal coding"); windows of a layer's own, in which
     * no spike comes too late, Stanojevic et al. 2023 ("An exact mapping from ReLU networks to spiking neural networks").
     * Example: T = 4, threshold 1; a neuron of value 0.7 becomes 3 of 4 units and fires at step 1.
     *
     * @param threshold the value that a spike at the first step stands for
     * @param window T, in ticks
     * @param firesIn the window, from 0, in which these neurons fire; {@link #NEVER} for the read-out
     * @param bias one value a channel, part of V from the beginning, or empty for none
     */
    record FirstSpike(double threshold, int window, int firesIn, double[] bias) implements Cells {
        public static final int NEVER = -1;

        public FirstSpike {
            if (!(threshold > 0) || window < 1 || firesIn < NEVER) {
                throw new IllegalArgumentException(
                        "threshold " + threshold + ", window " + window + ", fires in " + firesIn);
            }
        }

        public boolean fires() {
            return firesIn != NEVER;
        }
    }

    /**
     * Neurons with a leak, a synaptic current or both, in real numbers. With x the weights of a tick's spikes, the bias and
     * the current of an image, a tick does
     *
     * <pre>
     *   I += synapse.gain·x − synapse.decay·I,  u = I      (without a synapse: u = x)
     *   V += membrane.gain·u + membrane.leak·(membrane.rest − V)
     *   a spike where V &gt; firing.threshold; then V −= threshold (soft) or V = resetTo (hard)
     * </pre>
     *
     * <p>A list of parameters has one value for all neurons, or one a neuron in the order of the population. Example: with
     * leak 0.04, rest 0 and gain 0.04 a single x = 1 moves V from 0 to 0.04, and the next tick without input to 0.0384.
     *
     * @param firing empty for neurons that never fire: the read-out
     * @param bias one value a channel, part of x at every tick, or empty for none
     */
    record Leaky(Membrane membrane, Optional<Synapse> synapse, Optional<Firing> firing, double[] bias)
            implements Cells {

        /** Whether each list of parameters has one value, or that many. */
        public boolean fits(int neurons) {
            return membrane.fits(neurons)
                    && synapse.map(each -> each.fits(neurons)).orElse(true)
                    && firing.map(each -> each.fits(neurons)).orElse(true);
        }

        static boolean fits(double[] parameters, int neurons) {
            return parameters.length == 1 || parameters.length == neurons;
        }
    }

    /**
     * How a membrane potential moves.
     *
     * @param leak the part of its distance from rest that it loses in a tick; 0 for none
     * @param initial the potential at the beginning of a sample
     */
    record Membrane(double[] leak, double[] rest, double[] gain, double[] initial) {
        boolean fits(int neurons) {
            return Leaky.fits(leak, neurons)
                    && Leaky.fits(rest, neurons)
                    && Leaky.fits(gain, neurons)
                    && Leaky.fits(initial, neurons);
        }
    }

    /** How a synaptic current moves; it begins a sample at 0. */
    record Synapse(double[] decay, double[] gain) {
        boolean fits(int neurons) {
            return Leaky.fits(decay, neurons) && Leaky.fits(gain, neurons);
        }
    }

    /**
     * When neurons fire and what that does to them.
     *
     * @param resetTo where {@link Reset#HARD} sets the potential
     */
    record Firing(double[] threshold, Reset reset, double[] resetTo) {
        boolean fits(int neurons) {
            return Leaky.fits(threshold, neurons) && Leaky.fits(resetTo, neurons);
        }
    }

    /** What happens to the membrane potential of a neuron that fires. */
    enum Reset {
        /** The threshold is subtracted. */
        SOFT,
        /** The potential is set to zero, or to where the neuron's own reset says. */
        HARD,
        /** Nothing: the neuron fires at every tick at which it is above its threshold. */
        NONE
    }
}
