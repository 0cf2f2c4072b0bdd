package org.spikeway.mapping.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.Arithmetic.IntegerNumbers;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikeHeights;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.program.Numerals.Encoded;

/** Says a spiking network in the numbers, neurons and delays of a chip. */
final class Encoding {
    private final SpikingModel network;
    private final LayerGraph graph;
    private final ChipModel chip;
    private final Numbers numbers;
    private final Numerals numerals;
    private final boolean waitsAtRelays;

    /**
     * @param real number format on chips that compute in real numbers
     * @param largestDrive of layers that read the image as a current, on chips of whole numbers
     * @param waitsAtRelays whether relays let spikes wait longer than any delay of the chip
     */
    Encoding(
            SpikingModel network,
            ChipModel chip,
            Numbers real,
            ToDoubleFunction<Layer> largestDrive,
            boolean waitsAtRelays) {
        this.network = network;
        this.chip = chip;
        this.waitsAtRelays = waitsAtRelays;
        graph = network.graph();
        if (chip.arithmetic() instanceof IntegerNumbers integers) {
            numbers = Numbers.INTEGER;
            numerals = new IntegerNumerals(integers, chip.name(), largestDrive::applyAsDouble);
        } else {
            numbers = real;
            numerals = new RealNumerals(real);
        }
    }

    /** The number format of the program. */
    Numbers numbers() {
        return numbers;
    }

    WholeNetwork encode() {
        DelayBalance balance = new DelayBalance(graph, chip, this::isCurrent, waitsAtRelays);
        int[] depths = balance.depths();
        List<Population> populations = new ArrayList<>();
        List<Projection> projections = new ArrayList<>();
        populations.add(input());
        SpikeHeights heights = new SpikeHeights(network);
        for (int i = 0; i < graph.layers().size(); i++) {
            Layer layer = graph.layers().get(i);
            List<Incoming> incoming = layer.branches().stream()
                    .map(branch ->
                            new Incoming(branch.source() + 1, heights.connection(layer, branch), isCurrent(branch)))
                    .toList();
            Cells real = network.cells(i);
            Cells.IntegrateAndFire fire = integrateAndFire(layer, real);
            Encoded encoded = fire == null
                    ? numerals.encode(layer, Double.POSITIVE_INFINITY, new double[1], incoming)
                    : numerals.encode(layer, fire.threshold(), fractions(fire), incoming);
            Cells cells = chip.arithmetic() instanceof IntegerNumbers integers
                    ? cells(fire, encoded, readOutLimit(integers))
                    : real;
            populations.add(new Population(i + 1, layer.name(), layer.shape(), cells, 1 + depths[i + 1]));
            for (int b = 0; b < incoming.size(); b++) {
                int source = incoming.get(b).source();
                int delay = balance.delay(layer, layer.branches().get(b), depths[source], depths[i + 1]);
                projections.add(new Projection(
                        projections.size(),
                        source,
                        i + 1,
                        delay,
                        encoded.connections().get(b)));
            }
        }
        return new WholeNetwork(populations, projections);
    }

    private Population input() {
        Cells source = network.input() instanceof InputCoding.Poisson poisson
                ? new Cells.SpikeSource(poisson.signed())
                : new Cells.CurrentSource();
        return new Population(0, "input", new SpikeHeights(network).inputShape(), source, 1);
    }

    /** The neurons as chips know them; null for neurons that never fire, or that leak on a chip that can let them. */
    private Cells.@Nullable IntegrateAndFire integrateAndFire(Layer layer, Cells real) {
        if (real instanceof Cells.IntegrateAndFire fire) {
            return fire;
        }
        if (numbers != Numbers.INTEGER || real instanceof Cells.Integrator) {
            return null;
        }
        if (real instanceof Cells.Gate) {
            throw new RefusedException(
                    "layer " + layer.name() + ": max pooling needs gates that count the spikes of each"
                            + " input, chip " + chip.name()
                            + " has none. Use --chip ideal, or train with average pooling or strided convolutions.");
        }
        if (real instanceof Cells.FirstSpike) {
            throw new RefusedException(
                    "layer " + layer.name() + ": neurons that fire once need falling thresholds, chip " + chip.name()
                            + " has none. Use --chip ideal, or --coding rate.");
        }
        return PlainNeurons.of(real)
                .orElseThrow(() -> new RefusedException("layer " + layer.name() + ": chip " + chip.name()
                        + " computes in whole numbers, and these neurons leak, have synaptic currents, or differ from one"
                        + " another. Use --chip ideal."));
    }

    /** Initial potentials as fractions of the threshold. */
    private static double[] fractions(Cells.IntegrateAndFire fire) {
        double[] fractions = fire.initialPotentials().clone();
        for (int i = 0; i < fractions.length; i++) {
            fractions[i] /= fire.threshold();
        }
        return fractions;
    }

    private static Cells cells(Cells.@Nullable IntegrateAndFire fire, Encoded encoded, int readOutLimit) {
        return fire == null
                ? new Cells.Integrator(encoded.bias(), readOutLimit)
                : new Cells.IntegrateAndFire(encoded.threshold(), fire.reset(), encoded.initial(), encoded.bias());
    }

    private static int readOutLimit(IntegerNumbers integers) {
        return Math.min(ProgramBuilder.WIDE_LIMIT, integers.maxReadOut());
    }

    private boolean isCurrent(Branch branch) {
        return branch.source() == Branch.INPUT && network.input() instanceof InputCoding.Constant;
    }
}
