package org.spikeway.mapping.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Connection.SharedKernel;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;

/**
 * Splits a read-out whose neurons hear more sources than a core has axons, or than a neuron may have synapses, into partial
 * sums: each part of a class hears some of the source channels, and the host adds up the parts. A read-out is a sum, so this
 * is exact. Neurons that fire cannot be split so: a spike is all or nothing.
 *
 * <p>Example: 10 classes over 8,192 channels, 4,096 input axons: 20 neurons, of which those of the first 10 hear the channels
 * 0 … 4,095. The weights are the same: they stand by source channel, and now in two groups.
 */
final class ReadOutParts {
    private final ChipModel chip;

    ReadOutParts(ChipModel chip) {
        this.chip = chip;
    }

    /** The same network where its read-out fits, or no number of parts does. */
    WholeNetwork split(WholeNetwork network) {
        Population last = network.populations().get(network.populations().size() - 1);
        List<Projection> into = network.projections().stream()
                .filter(each -> each.target() == last.id())
                .toList();
        boolean divisible = last.cells() instanceof Cells.Integrator
                && into.stream()
                        .allMatch(each -> network.sendsSpikes(each)
                                && each.connection() instanceof SharedKernel kernel
                                && kernel.groups() == 1);
        if (!divisible || fits(network, last, into, 1)) {
            return network;
        }
        int fewest = into.stream()
                .mapToInt(each -> each.connection().sourceChannels())
                .min()
                .orElse(1);
        for (int parts = 2; parts <= fewest; parts++) {
            int number = parts;
            if (into.stream().allMatch(each -> each.connection().sourceChannels() % number == 0)
                    && fits(network, last, into, parts)) {
                return inParts(network, last, parts);
            }
        }
        return network;
    }

    private boolean fits(WholeNetwork network, Population readOut, List<Projection> into, int parts) {
        long synapses = 0;
        long axons = 0;
        for (Projection projection : into) {
            synapses += NeuronLimits.fanIn(projection.connection()) / parts;
            axons += mostAxons(network, projection, readOut.shape(), parts);
        }
        return synapses <= chip.limits().fanIn() && axons <= chip.limits().inputAxons();
    }

    /** Of the neuron at the position that hears most. */
    private long mostAxons(WholeNetwork network, Projection projection, Shape shape, int parts) {
        Box source = Box.whole(network.populations().get(projection.source()).shape());
        long ofPosition = chip.limits().sharedAxons().axons(source.channels() / parts);
        SourceCounts counts = new SourceCounts(projection.connection());
        long most = 0;
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                Box neuron = new Box(0, 1, y, y + 1, x, x + 1);
                most = Math.max(most, ofPosition * counts.positions(source, neuron));
            }
        }
        return most;
    }

    private static WholeNetwork inParts(WholeNetwork network, Population readOut, int parts) {
        Shape shape = readOut.shape();
        Cells.Integrator cells = (Cells.Integrator) readOut.cells();
        int[] classes = new int[shape.size() * parts];
        for (int i = 0; i < classes.length; i++) {
            int position = i / (shape.channels() * parts);
            classes[i] = position * shape.channels() + i % shape.channels();
        }
        double[] bias = Arrays.copyOf(cells.bias(), cells.bias().length * parts);
        List<Population> populations = new ArrayList<>(network.populations());
        populations.set(
                readOut.id(),
                new Population(
                        readOut.id(),
                        readOut.name(),
                        new Shape(shape.channels() * parts, shape.height(), shape.width()),
                        new Cells.Integrator(bias, cells.potentialLimit(), classes),
                        readOut.firstTick()));
        List<Projection> projections = network.projections().stream()
                .map(each -> each.target() == readOut.id() ? inParts(each, parts) : each)
                .toList();
        return new WholeNetwork(populations, projections);
    }

    private static Projection inParts(Projection projection, int parts) {
        SharedKernel kernel = (SharedKernel) projection.connection();
        Connection grouped = new SharedKernel(
                kernel.rows(),
                kernel.columns(),
                kernel.sourceChannels(),
                kernel.targetChannels() * parts,
                parts,
                kernel.weights());
        return new Projection(
                projection.id(), projection.source(), projection.target(), projection.delayTicks(), grouped);
    }
}
