package org.spikeway.mapping.convert;

import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;

/** Turns branches for analogue activations into connections for spikes: weights times the height of the source's spikes. */
public final class SpikeHeights {
    private final SpikingModel network;

    public SpikeHeights(SpikingModel network) {
        this.network = network;
    }

    /** The connection through which spikes of the branch's source, or its current, reach the layer; gates count them. */
    public Connection connection(Layer target, Branch branch) {
        if (target.isGate()) {
            return branch.connection();
        }
        if (branch.source() != Branch.INPUT) {
            double height = network.height(branch.source());
            return height == 1 ? branch.connection() : multiply(branch.connection(), height);
        }
        if (network.input() instanceof InputCoding.Poisson poisson) {
            Connection scaled = multiply(branch.connection(), poisson.max());
            return poisson.signed() ? withNegativeChannels(scaled) : scaled;
        }
        return branch.connection();
    }

    /** The shape of the input population: a signed source has a second set of channels for negative pixels. */
    public Shape inputShape() {
        Shape shape = network.graph().input();
        boolean signed = network.input() instanceof InputCoding.Poisson poisson && poisson.signed();
        return signed ? new Shape(2 * shape.channels(), shape.height(), shape.width()) : shape;
    }

    private static Connection multiply(Connection connection, double factor) {
        double[] scaled = new double[connection.weights().length()];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = connection.weights().at(i) * factor;
        }
        return connection.withWeights(new Weights.Doubles(scaled));
    }

    private static Connection withNegativeChannels(Connection connection) {
        int count = connection.weights().length();
        double[] doubled = new double[2 * count];
        for (int i = 0; i < count; i++) {
            doubled[i] = connection.weights().at(i);
            doubled[count + i] = -doubled[i];
        }
        Weights weights = new Weights.Doubles(doubled);
        if (connection instanceof Connection.SharedKernel kernel && kernel.groups() == 1) {
            return new Connection.SharedKernel(
                    kernel.rows(), kernel.columns(), 2 * kernel.sourceChannels(), kernel.targetChannels(), 1, weights);
        }
        throw new RefusedException(
                "signed Poisson input into a grouped convolution or short cut is not supported. Use --input constant.");
    }
}
