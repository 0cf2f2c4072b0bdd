package org.spikeway.mapping.nir;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Cells.Firing;
import org.spikeway.chip.program.Cells.Leaky;
import org.spikeway.chip.program.Cells.Membrane;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Cells.Synapse;

/**
 * Nodes with state: I, IF, LI, LIF, CubaLI, CubaLIF, and Threshold.
 *
 * <p>NIR gives differential equations; a tick takes one step of the forward Euler method, currents before potentials
 * (Pedersen et al. 2024; as in snnTorch and Norse): of {@code τ·v' = (v_leak − v) + r·i} it makes
 * {@code v += dt/τ·(v_leak − v) + dt/τ·r·i}. I and IF have no time constant, and what arrives in a tick counts in full:
 * {@code v += r·i}.
 */
final class NeuronItems {
    private static final double[] ZERO = {0};
    private static final double[] ONE = {1};
    private static final double[] NO_BIAS = {};
    /** The largest step that does not swing beyond rest, with room for rounding. */
    private static final double LARGEST_STEP = 1.001;

    private final NirItem item;
    private final int[] extents;
    private final NirOptions options;

    private NeuronItems(NirItem item, Signal input, NirOptions options) {
        this.item = item;
        this.extents = input.extents();
        this.options = options;
    }

    /** Whether the node is of a type that holds neurons, spiking or not. */
    static boolean isNeuron(NirItem item) {
        return switch (item.type()) {
            case "I", "IF", "LI", "LIF", "CubaLI", "CubaLIF", "Threshold" -> true;
            default -> false;
        };
    }

    /** Whether the node holds neurons that never fire. */
    static boolean isIntegrator(NirItem item) {
        return switch (item.type()) {
            case "I", "LI", "CubaLI" -> true;
            default -> false;
        };
    }

    static Cells cells(NirItem item, Signal input, NirOptions options) throws UnreadableException {
        return new NeuronItems(item, input, options).cells();
    }

    /** Neurons that never fire, and a threshold behind them: they fire at every tick at which they are above it. */
    static Cells cells(NirItem integrator, NirItem threshold, Signal input, NirOptions options)
            throws UnreadableException {
        Leaky leaky = new NeuronItems(integrator, input, options).integrating(integrator.type());
        double[] values = threshold.ofNeurons("threshold", input.extents());
        return new Leaky(leaky.membrane(), leaky.synapse(), Optional.of(new Firing(values, Reset.NONE, ZERO)), NO_BIAS);
    }

    private Leaky integrating(String type) throws UnreadableException {
        return switch (type) {
            case "I" -> new Leaky(integrating(), Optional.empty(), Optional.empty(), NO_BIAS);
            case "LI" -> new Leaky(leaking("tau"), Optional.empty(), Optional.empty(), NO_BIAS);
            default -> new Leaky(leaking("tau_mem"), Optional.of(synapse()), Optional.empty(), NO_BIAS);
        };
    }

    private Cells cells() throws UnreadableException {
        return switch (item.type()) {
            case "I" -> integrator();
            case "IF" -> integrateAndFire();
            case "LI", "CubaLI" -> integrating(item.type());
            case "LIF" -> new Leaky(leaking("tau"), Optional.empty(), Optional.of(firing()), NO_BIAS);
            case "CubaLIF" -> new Leaky(leaking("tau_mem"), Optional.of(synapse()), Optional.of(firing()), NO_BIAS);
            default -> forgetful();
        };
    }

    /** A threshold on the input of the tick alone: all of the potential leaks before the next. */
    private Leaky forgetful() throws UnreadableException {
        Firing firing = new Firing(parameter("threshold"), Reset.NONE, ZERO);
        return new Leaky(new Membrane(ONE, ZERO, ONE, ZERO), Optional.empty(), Optional.of(firing), NO_BIAS);
    }

    /** The read-out that chips have, where the numbers are those of one. */
    private Cells integrator() throws UnreadableException {
        Membrane membrane = integrating();
        return Arrays.equals(membrane.gain(), ONE) && Arrays.equals(membrane.initial(), ZERO)
                ? new Cells.Integrator(NO_BIAS)
                : new Leaky(membrane, Optional.empty(), Optional.empty(), NO_BIAS);
    }

    private Cells integrateAndFire() throws UnreadableException {
        Firing firing = firing();
        Membrane membrane = integrating();
        boolean alike = firing.threshold().length == 1 && firing.threshold()[0] > 0;
        boolean plain = alike && Arrays.equals(membrane.gain(), ONE) && Arrays.equals(firing.resetTo(), ZERO);
        boolean atThreshold = NirMetadata.FIRES_AT.equals(text(NirMetadata.FIRES));
        if (atThreshold && !plain) {
            throw item.refuse(
                    "neurons that fire at their threshold must be alike, with r 1 and v_reset 0",
                    "Remove " + NirMetadata.FIRES + " from its metadata");
        }
        return atThreshold
                ? new Cells.IntegrateAndFire(firing.threshold()[0], firing.reset(), membrane.initial(), NO_BIAS)
                : new Leaky(membrane, Optional.empty(), Optional.of(firing), NO_BIAS);
    }

    private Membrane integrating() throws UnreadableException {
        return new Membrane(ZERO, ZERO, parameter("r"), initial(ZERO));
    }

    private Membrane leaking(String tau) throws UnreadableException {
        double[] steps = steps(tau);
        double[] rest = parameter("v_leak");
        return new Membrane(steps, rest, each(steps, parameter("r"), (step, r) -> step * r), initial(rest));
    }

    private Synapse synapse() throws UnreadableException {
        double[] steps = steps("tau_syn");
        double[] weights = item.find("w_in").isPresent() ? parameter("w_in") : ONE;
        return new Synapse(steps, each(steps, weights, (step, w) -> step * w));
    }

    /** {@code dt/τ}. */
    private double[] steps(String tau) throws UnreadableException {
        double[] constants = parameter(tau);
        double[] steps = new double[constants.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = options.dt() / constants[i];
            if (!(constants[i] > 0)) {
                throw item.refuse(tau + " " + constants[i] + " is not positive", "Correct it");
            }
            if (steps[i] > LARGEST_STEP) {
                throw item.refuse(
                        tau + " " + constants[i] + " s is shorter than a tick of " + options.dt() + " s",
                        "Choose a smaller --dt");
            }
        }
        return steps;
    }

    private double[] initial(double[] otherwise) throws UnreadableException {
        Optional<Hdf5Group> metadata = item.parameters().group("metadata");
        Optional<NirArray> given =
                metadata.isPresent() ? metadata.get().numbers(NirMetadata.INITIAL) : Optional.empty();
        return given.isPresent() ? item.spread(NirMetadata.INITIAL, given.get(), extents) : otherwise;
    }

    private Firing firing() throws UnreadableException {
        Optional<NirArray> reset = item.find("v_reset");
        double[] resetTo = reset.isPresent() ? parameter("v_reset") : ZERO;
        return new Firing(parameter("v_threshold"), reset(reset.isPresent()), resetTo);
    }

    private Reset reset(boolean given) throws UnreadableException {
        if (options.reset().isPresent()) {
            return options.reset().get();
        }
        String said = text(NirMetadata.RESET);
        if (!said.isEmpty() && !said.equals(NirMetadata.SOFT) && !said.equals(NirMetadata.HARD)) {
            throw item.refuse("reset '" + said + "' in its metadata", "Use soft or hard");
        }
        return said.isEmpty()
                ? given ? Reset.HARD : Reset.SOFT
                : said.equals(NirMetadata.HARD) ? Reset.HARD : Reset.SOFT;
    }

    private String text(String key) throws UnreadableException {
        Optional<Hdf5Group> metadata = item.parameters().group("metadata");
        return metadata.isPresent() ? metadata.get().text(key).orElse("") : "";
    }

    private double[] parameter(String name) throws UnreadableException {
        return item.ofNeurons(name, extents);
    }

    private static double[] each(double[] a, double[] b, DoubleBinaryOperator operator) {
        double[] each = new double[Math.max(a.length, b.length)];
        Arrays.setAll(each, i -> operator.applyAsDouble(a[a.length == 1 ? 0 : i], b[b.length == 1 ? 0 : i]));
        return each;
    }
}
