package org.spikeway.mapping.nir;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Cells.Firing;
import org.spikeway.chip.program.Cells.Leaky;
import org.spikeway.chip.program.Cells.Membrane;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Cells.Synapse;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.layers.Layer;

/**
 * The nodes of a layer's neurons: one, or neurons that never fire and a Threshold behind them where spikes reset nothing.
 *
 * <p>A leak a tick becomes a time constant, {@code τ = dt/leak}, a gain {@code r = gain/leak}; of the numbers beside the
 * quotient the one is taken with which {@link NeuronItems} finds the leak and the gain again to the last bit, so long as it
 * reads with the same dt.
 */
final class WrittenNeurons {
    /** How far from the quotient the exact number is looked for, in units in the last place. */
    private static final int REACH = 4;

    private final String name;
    private final Shape shape;
    private final int[] extents;
    private final double dt;

    private WrittenNeurons(String name, Shape shape, double dt) {
        this.name = name;
        this.shape = shape;
        this.dt = dt;
        extents = WrittenWay.extents(shape);
    }

    /** One behind the other; the last has the name, and its output is the layer's. */
    static List<NirNode> nodes(String name, Layer layer, Cells cells, double dt) {
        WrittenNeurons written = new WrittenNeurons(name, layer.shape(), dt);
        if (cells instanceof Cells.Integrator) {
            return List.of(NirNode.of(name, "I").filled("r", 1, written.extents));
        }
        if (cells instanceof Cells.IntegrateAndFire fire) {
            return List.of(written.integrateAndFire(fire));
        }
        if (cells instanceof Leaky leaky) {
            return written.leaky(leaky);
        }
        if (cells instanceof Cells.Gate) {
            throw new RefusedException("layer " + layer.name()
                    + ": NIR has no max pooling. Run the ONNX file itself, or train with average pooling.");
        }
        if (cells instanceof Cells.FirstSpike) {
            throw new RefusedException("layer " + layer.name()
                    + ": NIR has no neurons that fire once. Run the ONNX file itself, or leave --coding out.");
        }
        throw new RefusedException("layer " + layer.name() + ": sources are no neurons");
    }

    private NirNode integrateAndFire(Cells.IntegrateAndFire fire) {
        NirNode node = NirNode.of(name, "IF").filled("r", 1, extents).filled("v_threshold", fire.threshold(), extents);
        boolean soft = fire.reset() == Reset.SOFT;
        if (!soft) {
            node.filled("v_reset", 0, extents);
        }
        node.metadata().put(NirMetadata.RESET, soft ? NirMetadata.SOFT : NirMetadata.HARD);
        node.metadata().put(NirMetadata.FIRES, NirMetadata.FIRES_AT);
        node.metadata().put(NirMetadata.INITIAL, initial(fire.initialPotentials()));
        return node;
    }

    private List<NirNode> leaky(Leaky leaky) {
        boolean held =
                leaky.firing().map(firing -> firing.reset() == Reset.NONE).orElse(false);
        String own = held ? name + ".potential" : name;
        NirNode node = NirNode.of(own, type(leaky, held));
        membrane(node, leaky.membrane());
        leaky.synapse().ifPresent(synapse -> synapse(node, synapse));
        if (held) {
            NirNode threshold = NirNode.of(name, "Threshold");
            put(threshold, "threshold", leaky.firing().orElseThrow().threshold());
            return List.of(node, threshold);
        }
        leaky.firing().ifPresent(firing -> firing(node, firing));
        return List.of(node);
    }

    private String type(Leaky leaky, boolean held) {
        boolean leaks = leaks(leaky.membrane());
        if (leaky.synapse().isPresent() && !leaks) {
            throw new RefusedException("layer " + name
                    + ": NIR has no neurons with a synaptic current and no leak. Give the membrane a time constant.");
        }
        boolean fires = leaky.firing().isPresent() && !held;
        String kind = leaky.synapse().isPresent() ? "CubaLI" : leaks ? "LI" : "I";
        return fires ? kind + "F" : kind;
    }

    /** Whether there is a leak; of one node all neurons leak or none does. */
    private boolean leaks(Membrane membrane) {
        long still = Arrays.stream(membrane.leak()).filter(leak -> leak == 0).count();
        boolean rested = Arrays.stream(membrane.rest()).allMatch(rest -> rest == 0);
        if (still == membrane.leak().length && rested) {
            return false;
        }
        if (still > 0) {
            throw new RefusedException("layer " + name + ": " + still + " of " + membrane.leak().length
                    + " leaks are 0, and a NIR node has a time constant for all or none. Split the layer.");
        }
        return true;
    }

    private void membrane(NirNode node, Membrane membrane) {
        if (!leaks(membrane)) {
            put(node, "r", membrane.gain());
        } else {
            constants(node, node.type().startsWith("Cuba") ? "tau_mem" : "tau", membrane.leak());
            gains(node, "r", membrane.gain(), membrane.leak());
            put(node, "v_leak", membrane.rest());
        }
        if (!Arrays.equals(membrane.initial(), membrane.rest())) {
            node.metadata().put(NirMetadata.INITIAL, initial(membrane.initial()));
        }
    }

    private void synapse(NirNode node, Synapse synapse) {
        constants(node, "tau_syn", synapse.decay());
        gains(node, "w_in", synapse.gain(), synapse.decay());
    }

    private void firing(NirNode node, Firing firing) {
        put(node, "v_threshold", firing.threshold());
        boolean soft = firing.reset() == Reset.SOFT;
        boolean toZero = Arrays.stream(firing.resetTo()).allMatch(potential -> potential == 0);
        if (!soft || !toZero) {
            put(node, "v_reset", firing.resetTo());
        }
        node.metadata().put(NirMetadata.RESET, soft ? NirMetadata.SOFT : NirMetadata.HARD);
    }

    /** τ of each neuron, from the part that is lost in a tick. */
    private void constants(NirNode node, String parameter, double[] steps) {
        put(node, parameter, steps.length, i -> exact(steps[i], dt / steps[i], tau -> dt / tau));
    }

    private void gains(NirNode node, String parameter, double[] gains, double[] steps) {
        put(node, parameter, Math.max(gains.length, steps.length), i -> {
            double gain = gains[gains.length == 1 ? 0 : i];
            double step = steps[steps.length == 1 ? 0 : i];
            return exact(gain, gain / step, factor -> step * factor);
        });
    }

    /** The number next to an estimate that a function brings to the wanted value; the estimate where none does. */
    private static double exact(double wanted, double estimate, DoubleUnaryOperator function) {
        double below = estimate;
        double above = estimate;
        for (int i = 0; i <= REACH; i++) {
            if (function.applyAsDouble(below) == wanted) {
                return below;
            }
            if (function.applyAsDouble(above) == wanted) {
                return above;
            }
            below = Math.nextDown(below);
            above = Math.nextUp(above);
        }
        return estimate;
    }

    private void put(NirNode node, String parameter, double[] values) {
        put(node, parameter, values.length, i -> values[i]);
    }

    private void put(NirNode node, String parameter, int count, IntToDoubleFunction values) {
        double[] each = new double[count];
        Arrays.setAll(each, values);
        if (count == 1) {
            node.filled(parameter, each[0], extents);
        } else {
            node.with(parameter, byChannel(each), extents);
        }
    }

    /** One number, or one a neuron in the extents of the layer. */
    private Object initial(double[] potentials) {
        return potentials.length == 1 ? potentials[0] : NirNode.nested(byChannel(potentials), extents);
    }

    /** From the order of the population to channel, row, column order. */
    private double[] byChannel(double[] values) {
        double[] byChannel = new double[values.length];
        int to = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    byChannel[to++] = values[shape.index(c, y, x)];
                }
            }
        }
        return byChannel;
    }
}
