package org.spikeway.mapping.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.spikeway.chip.Arithmetic.IntegerNumbers;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.crossbar.CrossbarLayout;
import org.spikeway.mapping.crossbar.CrossbarMapping;
import org.spikeway.mapping.crossbar.Decomposition;
import org.spikeway.mapping.layers.Layer;

/** Lays a spiking network on a chip: encodes it in the chip's numbers, cuts layers into slices and places these in order. */
public final class ProgramBuilder {
    static final int WIDE_LIMIT = 1 << 30;

    private final String name;
    private final Room room;
    private final ChipModel chip;
    private final Encoding encoding;
    private Partition partition = Partition.COST;
    private Decomposition decomposition = Decomposition.LEVELS;

    /**
     * @param real number format on chips that compute in real numbers: FLOAT or DOUBLE
     * @param largestDrive largest magnitude of bias plus current that calibration images drive into a layer; asked only
     *     of layers that read the image as a current, on chips of whole numbers
     */
    public ProgramBuilder(SpikingModel network, ChipModel chip, Numbers real, ToDoubleFunction<Layer> largestDrive) {
        this.chip = chip;
        name = network.graph().name();
        room = new Room(name, chip);
        encoding = new Encoding(network, chip, real, largestDrive, hasCrossbars());
    }

    /** What layers are cut along; without meaning on chips of crossbar cores. */
    public ProgramBuilder cut(Partition along) {
        partition = along;
        return this;
    }

    /** How weights are taken apart on chips of crossbar cores; without meaning on others. */
    public ProgramBuilder decompose(Decomposition how) {
        decomposition = how;
        return this;
    }

    /** Refuses what the chip cannot hold; on crossbar cores without the time that taking weights apart needs. */
    public void requireRoom() {
        if (hasCrossbars()) {
            crossbars(encoding.encode()).requireRoom();
        } else {
            build();
        }
    }

    /** The program, or a refusal that names the layer, the limit, the need and the remedy. */
    public MappedProgram build() {
        WholeNetwork whole = encoding.encode();
        return hasCrossbars() ? onCrossbars(whole) : place(new ReadOutParts(chip).split(whole));
    }

    /** Cores whose axons have types are crossbars; relays let spikes wait longer than any delay there. */
    private boolean hasCrossbars() {
        return chip.limits().axonTypes() != CoreLimits.UNLIMITED;
    }

    private CrossbarMapping crossbars(WholeNetwork whole) {
        whole.populations().forEach(population -> Compartments.perNeuron(chip, population));
        return new CrossbarMapping(name, chip, whole.populations(), whole.projections(), decomposition);
    }

    private MappedProgram onCrossbars(WholeNetwork whole) {
        CrossbarLayout layout = crossbars(whole).build();
        List<CoreUse> uses = layout.loads().stream()
                .map(load -> new CoreUse(load.neurons(), load.inputAxons(), load.outputAxons(), load.synapseBits()))
                .toList();
        return new MappedProgram(
                program(layout.populations(), layout.projections(), layout.slices()), chip, uses, layout.fits());
    }

    /** As it is, or, where it does not fit so, with relays behind ever more layers, from the output on. */
    private MappedProgram place(WholeNetwork whole) {
        new NeuronLimits(chip, whole.populations(), whole.projections()).check();
        Relays relays = new Relays(chip, encoding.numbers(), whole);
        RefusedException withoutRelays = null;
        while (true) {
            Partitioner partitioner = new Partitioner(chip, relays.network(), weightBits(), partition, room);
            try {
                return place(relays.network(), partitioner);
            } catch (RefusedException e) {
                withoutRelays = withoutRelays == null ? e : withoutRelays;
                if (!relays.addOne(partitioner)) {
                    throw withoutRelays;
                }
            }
        }
    }

    private int weightBits() {
        if (chip.arithmetic() instanceof IntegerNumbers integers) {
            return integers.weight().mantissaBits();
        }
        return encoding.numbers() == Numbers.DOUBLE ? Double.SIZE : Float.SIZE;
    }

    private MappedProgram place(WholeNetwork network, Partitioner partitioner) {
        List<List<Box>> boxes = partitioner.partition();
        new NeuronLimits(chip, network.populations(), network.projections()).checkTargets(partitioner::tiling);
        List<Slice> slices = new ArrayList<>();
        List<CoreUse> uses = new ArrayList<>();
        int core = 0;
        for (Population population : network.populations()) {
            for (Box box : boxes.get(population.id())) {
                slices.add(new Slice(slices.size(), population.id(), box, population.isSource() ? Slice.HOST : core++));
                uses.add(population.isSource() ? new CoreUse(0, 0, 0, 0) : partitioner.use(population, box));
            }
        }
        room.require(core);
        ChipProgram program = program(network.populations(), network.projections(), slices);
        new RoutingEntries(program, chip).check();
        return new MappedProgram(program, chip, uses);
    }

    private ChipProgram program(List<Population> populations, List<Projection> projections, List<Slice> slices) {
        int potentialLimit = WIDE_LIMIT;
        int driveLimit = WIDE_LIMIT;
        if (chip.arithmetic() instanceof IntegerNumbers integers) {
            potentialLimit = Math.min(WIDE_LIMIT, integers.maxPotential());
            driveLimit = Math.min(WIDE_LIMIT, integers.bias().maxMantissa());
        }
        return new ChipProgram(encoding.numbers(), populations, projections, slices, potentialLimit, driveLimit);
    }
}
