package org.spikeway.chip.core;

import java.util.HashMap;
import java.util.Map;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;

/**
 * Makes the neurons and synapses of slices; what never changes and is alike in many slices, weights and biases, is stored
 * once.
 *
 * <p>Not thread-safe; what it makes may go to different threads.
 */
public final class CoreParts {
    private final ChipProgram program;
    private final Kernels kernels;
    private final Map<PackingKey, WeightRows> weights = new HashMap<>();
    private final Map<BiasKey, Bias> biases = new HashMap<>();
    private final Map<Integer, Boolean> packable = new HashMap<>();
    private final Map<Integer, Long> largestInputs = new HashMap<>();

    public CoreParts(ChipProgram program, Kernels kernels) {
        this.program = program;
        this.kernels = kernels;
    }

    /** The neurons of that slice, in the program's number format, at their initial potential. */
    public Neurons neurons(Slice slice) {
        Population population = program.population(slice);
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
        } else {
            throw new IllegalArgumentException("layer " + population.name() + " has no neurons on the chip");
        }
        Box box = slice.box();
        BiasKey key = new BiasKey(population.id(), box.channelFrom(), box.channels(), box.size());
        Bias spread = biases.computeIfAbsent(key, made -> new Bias(bias, box, program));
        int size = box.size();
        if (population.cells() instanceof Cells.Leaky leaky) {
            return leaky(LeakyRule.of(leaky, population.shape(), box), spread);
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

    private record BiasKey(int population, int channelFrom, int channels, int neurons) {}

    /** The bias of each neuron of a slice, none where it has none, and as what each kind of neurons adds at a tick. */
    private static final class Bias {
        final double[] ofNeurons;
        final float[] floats;
        final IntegerDrive whole;

        Bias(double[] ofChannels, Box box, ChipProgram program) {
            ofNeurons = new double[ofChannels.length == 0 ? 0 : box.size()];
            for (int i = 0; i < ofNeurons.length; i++) {
                ofNeurons[i] = ofChannels[box.channelFrom() + i % box.channels()];
            }
            floats = FloatNeurons.drive(ofNeurons, new double[0]);
            whole = IntegerDrive.of(ofNeurons, new double[0], program.driveLimit());
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
        Box box = slice.box();
        Reach reach = new Reach(projection.connection(), box);
        return new SliceSynapses(reach, landing(projection, box, reach, neurons, scratch));
    }

    private SliceSynapses.Landing landing(
            Projection projection, Box box, Reach reach, Neurons neurons, Scratch scratch) {
        Connection connection = projection.connection();
        if (connection instanceof Connection.Shortcut shortcut) {
            WeightRows rows = weights.computeIfAbsent(
                    new PackingKey(projection.id(), 0, 0, box.columns()), key -> repeated(shortcut, box.columns()));
            return new ShortcutSynapses(shortcut, box, neurons.singles(rows));
        }
        if (connection instanceof Connection.SharedKernel kernel
                && packable.computeIfAbsent(projection.id(), id -> RowPacking.suits(kernel))) {
            int block = RowPacking.block(box.channels(), box.columns());
            RowPacking packing = new RowPacking(kernel, box.channelFrom(), box.channels(), block);
            WeightRows rows = weights.computeIfAbsent(
                    new PackingKey(projection.id(), box.channelFrom(), box.channels(), block),
                    key -> packing.pack(program.numbers()));
            return new GatheredSynapses(
                    kernel, reach.source(), box, block, rows, kernels, neurons.deposit(rows), scratch);
        }
        WeightRows rows = weights.computeIfAbsent(
                new PackingKey(projection.id(), 0, 0, 0),
                key -> WeightRows.plain(KernelLayout.stored(connection), 1, program.numbers()));
        return new ScatteredSynapses(new Taps(connection, box), neurons.deposit(rows));
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
