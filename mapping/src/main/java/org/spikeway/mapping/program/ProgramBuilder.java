package org.spikeway.mapping.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.Arithmetic.IntegerNumbers;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikeHeights;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.program.Numerals.Encoded;

/**
 * Lays a spiking network on a chip: encodes the numbers, sets delays, cuts layers into slices and places these in order.
 *
 * <p>Where a chip passes spikes on with a delay, layer depths are the longest ways from the input, every projection waits
 * for the difference in depth of its ends, and a layer starts at its depth: so all that a neuron adds in one tick belongs
 * together, and the run equals one without delays, shifted layer by layer.
 */
public final class ProgramBuilder {
    private static final int WIDE_LIMIT = 1 << 30;

    private final SpikingModel network;
    private final LayerGraph graph;
    private final ChipModel chip;
    private final Numbers numbers;
    private final Numerals numerals;
    private Partition partition = Partition.COST;

    /**
     * @param real number format on chips that compute in real numbers: FLOAT or DOUBLE
     * @param largestDrive largest magnitude of bias plus current that calibration images drive into a layer; asked only
     *     of layers that read the image as a current, on chips of whole numbers
     */
    public ProgramBuilder(
            SpikingModel network,
            ChipModel chip,
            Numbers real,
            java.util.function.ToDoubleFunction<Layer> largestDrive) {
        this.network = network;
        this.chip = chip;
        graph = network.graph();
        if (chip.arithmetic() instanceof IntegerNumbers integers) {
            numbers = Numbers.INTEGER;
            numerals = new IntegerNumerals(integers, chip.name(), largestDrive::applyAsDouble);
        } else {
            numbers = real;
            numerals = new RealNumerals(real);
        }
    }

    /** What layers are cut along. */
    public ProgramBuilder cut(Partition along) {
        partition = along;
        return this;
    }

    /** The program, or a refusal that names the layer, the limit, the need and the remedy. */
    public MappedProgram build() {
        int[] depths = depths();
        List<Population> populations = new ArrayList<>();
        List<Projection> projections = new ArrayList<>();
        populations.add(input());
        SpikeHeights heights = new SpikeHeights(network);
        for (int i = 0; i < graph.layers().size(); i++) {
            Layer layer = graph.layers().get(i);
            List<Incoming> incoming = layer.branches().stream()
                    .map(branch -> new Incoming(branch.source() + 1, heights.connection(branch), isCurrent(branch)))
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
                int delay = delay(layer, layer.branches().get(b), depths[source], depths[i + 1]);
                projections.add(new Projection(
                        projections.size(),
                        source,
                        i + 1,
                        delay,
                        encoded.connections().get(b)));
            }
        }
        return place(populations, projections);
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
        return Math.min(WIDE_LIMIT, integers.maxReadOut());
    }

    private boolean isCurrent(Branch branch) {
        return branch.source() == Branch.INPUT && network.input() instanceof InputCoding.Constant;
    }

    /** Ticks from the start of a sample until the first spike can reach a population; the input's is 0. */
    private int[] depths() {
        int[] depths = new int[graph.layers().size() + 1];
        for (int i = 0; i < graph.layers().size(); i++) {
            for (Branch branch : graph.layers().get(i).branches()) {
                if (branch.source() >= i) {
                    continue; // A loop: it cannot delay the first spike.
                }
                int before = isCurrent(branch)
                        ? 0
                        : depths[branch.source() + 1] + chip.arithmetic().layerDelayTicks();
                depths[i + 1] = Math.max(depths[i + 1], before);
            }
        }
        return depths;
    }

    private int delay(Layer layer, Branch branch, int sourceDepth, int targetDepth) {
        if (isCurrent(branch)) {
            if (branch.delayTicks() > 0) {
                throw new RefusedException(
                        "layer " + layer.name()
                                + ": an image that flows in at every tick has no delay. Use --input poisson, or remove the delay.");
            }
            return 0;
        }
        int delay = branch.delayTicks() + targetDepth - sourceDepth;
        if (delay < chip.arithmetic().layerDelayTicks()) {
            throw new RefusedException("layer " + layer.name() + ": a loop over several layers takes longer than its "
                    + branch.delayTicks() + " ticks on chip " + chip.name()
                    + ", which passes spikes on a tick later. Use --chip ideal.");
        }
        if (delay > chip.limits().maxDelay()) {
            throw new RefusedException("layer " + layer.name() + ": "
                    + (branch.delayTicks() == 0 ? "a short cut" : "a spike") + " must wait " + delay
                    + " ticks, chip " + chip.name() + " delays by at most "
                    + chip.limits().maxDelay() + ". Choose a chip with longer delays"
                    + (branch.delayTicks() == 0 ? " or a shallower network." : " or a coarser time step."));
        }
        return delay;
    }

    static boolean sendsSpikes(List<Population> populations, Projection projection) {
        return !(populations.get(projection.source()).cells() instanceof Cells.CurrentSource);
    }

    private MappedProgram place(List<Population> populations, List<Projection> projections) {
        int weightBits = chip.arithmetic() instanceof IntegerNumbers integers
                ? integers.weight().mantissaBits()
                : numbers == Numbers.DOUBLE ? Double.SIZE : Float.SIZE;
        NeuronLimits neurons = new NeuronLimits(chip, populations, projections);
        neurons.check();
        Partitioner partitioner = new Partitioner(chip, populations, projections, weightBits, partition);
        List<List<Box>> boxes = partitioner.partition();
        neurons.checkTargets(partitioner::tiling);
        List<Slice> slices = new ArrayList<>();
        List<CoreUse> uses = new ArrayList<>();
        int core = 0;
        for (Population population : populations) {
            for (Box box : boxes.get(population.id())) {
                slices.add(new Slice(slices.size(), population.id(), box, population.isSource() ? Slice.HOST : core++));
                uses.add(population.isSource() ? new CoreUse(0, 0, 0, 0) : partitioner.use(population, box));
            }
        }
        requireCores(core);
        int potentialLimit = WIDE_LIMIT;
        int driveLimit = WIDE_LIMIT;
        if (chip.arithmetic() instanceof IntegerNumbers integers) {
            potentialLimit = Math.min(WIDE_LIMIT, integers.maxPotential());
            driveLimit = Math.min(WIDE_LIMIT, integers.bias().maxMantissa());
        }
        ChipProgram program = new ChipProgram(numbers, populations, projections, slices, potentialLimit, driveLimit);
        new RoutingEntries(program, chip).check();
        return new MappedProgram(program, chip, uses);
    }

    private void requireCores(long needed) {
        Geometry geometry = chip.geometry();
        long available = (long) geometry.cores() * geometry.chips();
        if (needed > available) {
            throw new RefusedException(String.format(
                    Locale.ROOT,
                    "network %s: %,d cores needed, chip %s has %d × %,d = %,d. Choose a larger chip, or a smaller network.",
                    graph.name(),
                    needed,
                    chip.name(),
                    geometry.chips(),
                    geometry.cores(),
                    available));
        }
    }
}
