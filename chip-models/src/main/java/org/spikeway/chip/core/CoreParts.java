package org.spikeway.chip.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.core.SliceSynapses.Landing;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.program.SparseRows;

/**
 * Makes the neurons and synapses of slices; what never changes and is alike in many slices, weights and biases, is stored
 * once.
 *
 * <p>Not thread-safe; what it makes may go to different threads.
 */
public final class CoreParts {
    private final ChipProgram program;
    private final Kernels kernels;
    private final CrossbarParts crossbarParts;
    private final Map<PackingKey, WeightRows> weights = new HashMap<>();
    private final Map<BiasKey, Bias> biases = new HashMap<>();
    private final Map<Integer, Boolean> packable = new HashMap<>();
    private final Map<Integer, Long> largestInputs = new HashMap<>();

    public CoreParts(ChipProgram program, Kernels kernels) {
        this.program = program;
        this.kernels = kernels;
        crossbarParts = new CrossbarParts(program.driveLimit());
    }

    /** The neurons of that slice, in the program's number format, at their initial potential. */
    public Neurons neurons(Slice slice) {
        Population population = program.population(slice);
        if (population.cells() instanceof Cells.Gate gate) {
            return new GateNeurons(
                    TickInput.of(program.numbers(), kernels, slice.box().size()), gate.inputs());
        }
        FiringRule rule = FiringRule.NEVER;
        double[] bias;
        int potentialLimit = program.potentialLimit();
        if (population.cells() instanceof Cells.IntegrateAndFire fire) {
            rule = FiringRule.of(fire, slice.box(), population.shape());
            bias = fire.bias();
        } else if (population.cells() instanceof Cells.Integrator integrator) {
            bias = integrator.bias();
            potentialLimit = integrator.potentialLimit();
        } else if (population.cells() instanceof Cells.Leaky leaky) {
            bias = leaky.bias();
        } else if (population.cells() instanceof Cells.FirstSpike first) {
            bias = first.bias();
        } else {
            throw new IllegalArgumentException("layer " + population.name() + " has no neurons on the chip");
        }
        Box box = slice.box();
        boolean fires = rule.fires();
        BiasKey key = new BiasKey(population.id(), box.channelFrom(), box.channels(), box.size());
        Bias spread = biases.computeIfAbsent(key, made -> new Bias(bias, box, program, fires));
        int size = box.size();
        if (population.cells() instanceof Cells.Leaky leaky) {
            return leaky(LeakyRule.of(leaky, population.shape(), box), spread);
        }
        if (population.cells() instanceof Cells.FirstSpike first) {
            return new FirstSpikeNeurons(TickInput.of(program.numbers(), kernels, size), first, spread.ofNeurons);
        }
        return switch (program.numbers()) {
            case FLOAT -> new FloatNeurons(kernels, size, rule, spread.ofNeurons, spread.floats);
            case DOUBLE -> new DoubleNeurons(kernels, size, rule, spread.ofNeurons, spread.ofNeurons);
            case INTEGER ->
                new IntegerNeurons(
                        kernels,
                        size,
                        rule,
                        spread.ofNeurons,
                        spread.whole,
                        potentialLimit,
                        program.driveLimit(),
                        largestInputs.computeIfAbsent(population.id(), this::largestInput));
        };
    }

    private Neurons leaky(LeakyRule rule, Bias bias) {
        return switch (program.numbers()) {
            case FLOAT -> new FloatLeakyNeurons(kernels, rule, bias.ofNeurons, bias.floats);
            case DOUBLE -> new DoubleLeakyNeurons(kernels, rule, bias.ofNeurons, bias.ofNeurons);
            case INTEGER -> throw new IllegalArgumentException("leaky neurons compute in real numbers");
        };
    }

    private long largestInput(int population) {
        double sum = 0;
        for (Projection projection : program.projectionsInto(population)) {
            Cells source = program.populations().get(projection.source()).cells();
            sum += source instanceof Cells.CurrentSource
                    ? 0
                    : projection.connection().largestInput();
        }
        return (long) Math.ceil(sum);
    }

    /**
     * Crossbar cores in a row.
     *
     * @param slices up to {@link CrossbarStrip#CORES}, in the order of their population
     * @param boards by projection into the population, of crossbars all
     * @param boardCore the place of the first core on the boards
     */
    public CrossbarStrip strip(List<Slice> slices, List<AxonBoard> boards, int boardCore) {
        Slice first = slices.get(0);
        List<Crossbar> crossbars = program.projectionsInto(first.population()).stream()
                .map(projection -> (Crossbar) projection.connection())
                .toList();
        return new CrossbarStrip(
                kernels,
                (Cells.IntegrateAndFire) program.population(first).cells(),
                program.potentialLimit(),
                crossbarParts,
                boards,
                crossbars,
                boardCore,
                first.box().channelFrom() / Crossbar.SIZE,
                slices.size());
    }

    private record BiasKey(int population, int channelFrom, int channels, int neurons) {}

    /** The bias of each neuron of a slice, none where it has none, and as what each kind of neurons adds at a tick. */
    private static final class Bias {
        final double[] ofNeurons;
        final float[] floats;
        final IntegerDrive whole;

        Bias(double[] ofChannels, Box box, ChipProgram program, boolean fires) {
            ofNeurons = new double[ofChannels.length == 0 ? 0 : box.size()];
            for (int i = 0; i < ofNeurons.length; i++) {
                ofNeurons[i] = ofChannels[box.channelFrom() + i % box.channels()];
            }
            floats = FloatNeurons.drive(ofNeurons, new double[0]);
            IntegerDrive one = IntegerDrive.of(ofNeurons, new double[0], program.driveLimit());
            whole = fires ? one.repeating(box.channels()) : one;
        }
    }

    /** What identifies a packing: the projection stands for its kernel. */
    private record PackingKey(int projection, int channelFrom, int run, int block) {}

    /**
     * The synapses of a projection that end in a slice.
     *
     * @param neurons of the slice
     * @param scratch of the worker that runs it
     */
    public SliceSynapses synapses(Projection projection, Slice slice, Neurons neurons, Scratch scratch) {
        return synapses(projection, slice, List.of(slice.box()), neurons, scratch);
    }

    /**
     * The same for a slice that stands for several.
     *
     * @param parts their boxes, which make up that of the slice
     */
    public SliceSynapses synapses(
            Projection projection, Slice slice, List<Box> parts, Neurons neurons, Scratch scratch) {
        if (projection.connection() instanceof Crossbar crossbar) {
            return sparse(crossbar.listed(), slice.box(), parts, neurons, scratch);
        }
        if (projection.connection() instanceof SparseRows rows) {
            return sparse(rows, slice.box(), parts, neurons, scratch);
        }
        List<Reach> reaches = parts.stream()
                .map(part -> new Reach(projection.connection(), part))
                .toList();
        Landing landing = landing(projection, slice.box(), reaches.get(0).source(), neurons, scratch);
        return new SliceSynapses(reaches, landing);
    }

    private static SliceSynapses sparse(SparseRows rows, Box box, List<Box> parts, Neurons neurons, Scratch scratch) {
        List<Reach> reaches = parts.stream()
                .map(part -> new Reach(rows.fanOutsInto(part.channelFrom(), part.channelTo())))
                .toList();
        return new SliceSynapses(reaches, neurons.deposits().sparse(rows, box, scratch));
    }

    private Landing landing(Projection projection, Box box, Shape source, Neurons neurons, Scratch scratch) {
        Connection connection = projection.connection();
        if (connection instanceof Connection.Shortcut shortcut) {
            WeightRows rows = weights.computeIfAbsent(
                    new PackingKey(projection.id(), 0, 0, box.columns()), key -> repeated(shortcut, box.columns()));
            return new ShortcutSynapses(shortcut, box, neurons.deposits().singles(rows));
        }
        if (connection instanceof Connection.SharedKernel kernel
                && packable.computeIfAbsent(projection.id(), id -> RowPacking.suits(kernel))) {
            int block = RowPacking.block(box.channels(), box.columns());
            RowPacking packing = new RowPacking(kernel, box.channelFrom(), box.channels(), block);
            WeightRows rows = weights.computeIfAbsent(
                    new PackingKey(projection.id(), box.channelFrom(), box.channels(), block),
                    key -> packing.pack(program.numbers()));
            return new GatheredSynapses(
                    kernel,
                    source,
                    box,
                    block,
                    rows,
                    kernels,
                    neurons.deposits().rows(rows),
                    scratch);
        }
        WeightRows rows = weights.computeIfAbsent(
                new PackingKey(projection.id(), 0, 0, 0),
                key -> WeightRows.plain(KernelLayout.stored(connection), 1, program.numbers()));
        return new ScatteredSynapses(
                new Taps(connection, box), neurons.deposits().rows(rows));
    }

    /** The weights of the channels, once for each position of a row. */
    private WeightRows repeated(Connection.Shortcut shortcut, int positions) {
        int channels = shortcut.sourceChannels();
        double[] repeated = new double[channels * positions];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = shortcut.weights().at(i % channels);
        }
        return WeightRows.singles(repeated, program.numbers());
    }
}
