package org.spikeway.mapping.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/** Writes layers and splitters that are wired as the populations, projections and slices of a program. */
final class CrossbarProgramWriter {
    private final LogicalNetwork network;
    private final CrossbarLimits limits;
    private final Map<Integer, LayerCut> cuts;
    private final int[] depths;
    private final List<Members> members;
    private final Members[] layers;
    private final List<Population> populations = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();
    private final List<CoreLoad> loads = new ArrayList<>();
    private int nextCore;

    /**
     * @param cuts by layer
     * @param depths by layer
     * @param members layers and splitters, the input first, the read-out last
     * @param layers those of the members that are no splitters
     */
    CrossbarProgramWriter(
            LogicalNetwork network,
            CrossbarLimits limits,
            Map<Integer, LayerCut> cuts,
            int[] depths,
            List<Members> members,
            Members[] layers) {
        this.network = network;
        this.limits = limits;
        this.cuts = cuts;
        this.depths = depths;
        this.members = members;
        this.layers = layers;
    }

    CrossbarLayout write() {
        for (Members each : members) {
            addPopulation(each);
            addSlices(each);
        }
        for (Members each : members) {
            addCurrents(each);
        }
        for (Members target : members) {
            CoreBank bank = target.bank();
            if (bank != null) {
                CoreBank.Finished cores = bank.finish();
                for (Members source : members) {
                    source.visit((to, wires) -> {
                        if (to == target) {
                            add(members.indexOf(source), members.indexOf(target), wires.shortest(), wires.into(cores));
                        }
                    });
                }
            }
        }
        return new CrossbarLayout(populations, projections, slices, loads, fits());
    }

    private void add(int source, int target, int delay, Connection connection) {
        projections.add(new Projection(projections.size(), source, target, delay, connection));
    }

    private boolean isLayer(Members each) {
        return layers[each.logical()] == each;
    }

    private void addPopulation(Members each) {
        Population layer = network.populations().get(each.logical());
        Cells cells = isLayer(each) ? cells(layer, each) : relays();
        int firstTick = isLayer(each) ? 1 + depths[each.logical()] : 1;
        populations.add(new Population(populations.size(), each.name(), Shape.vector(each.size()), cells, firstTick));
    }

    /** A relay fires whenever a spike comes. */
    private static Cells relays() {
        return new Cells.IntegrateAndFire(1, Cells.Reset.HARD, 0, new double[0]);
    }

    private Cells cells(Population layer, Members each) {
        if (layer.isSource()) {
            return layer.cells();
        }
        int[] neurons = neurons(layer, each);
        if (layer.cells() instanceof Cells.IntegrateAndFire fire) {
            double[] initial = fire.initialPotentials();
            return new Cells.IntegrateAndFire(
                    fire.threshold(),
                    fire.reset(),
                    initial.length == 1 ? initial : spread(neurons, initial),
                    bias(layer, neurons, fire.bias()));
        }
        Cells.Integrator integrator = (Cells.Integrator) layer.cells();
        return new Cells.Integrator(
                bias(layer, firstParts(layer, neurons), integrator.bias()), integrator.potentialLimit(), neurons);
    }

    /** By neuron as it lies on the cores its index before the cut, or −1. */
    private int[] neurons(Population layer, Members each) {
        int[] neurons = new int[each.size()];
        LayerCut cut = cuts.get(layer.id());
        if (cut == null) {
            Arrays.setAll(neurons, n -> n);
            return neurons;
        }
        Arrays.fill(neurons, -1);
        for (int number = 0; number < cut.cores().size(); number++) {
            int[] ofCore = cut.cores().get(number).synapses().neurons();
            System.arraycopy(ofCore, 0, neurons, number * Crossbar.SIZE, ofCore.length);
        }
        return neurons;
    }

    /** Without those parts of a neuron that must not have its bias once more. */
    private int[] firstParts(Population layer, int[] neurons) {
        LayerCut cut = cuts.get(layer.id());
        int[] first = neurons.clone();
        for (int number = 0; cut != null && number < cut.cores().size(); number++) {
            if (cut.cores().get(number).part() > 0) {
                Arrays.fill(first, number * Crossbar.SIZE, (number + 1) * Crossbar.SIZE, -1);
            }
        }
        return first;
    }

    private static double[] spread(int[] neurons, double[] values) {
        return Arrays.stream(neurons).mapToDouble(n -> n < 0 ? 0 : values[n]).toArray();
    }

    private static double[] bias(Population layer, int[] neurons, double[] ofChannels) {
        int channels = layer.shape().channels();
        return ofChannels.length == 0
                ? new double[0]
                : Arrays.stream(neurons)
                        .mapToDouble(n -> n < 0 ? 0 : ofChannels[n % channels])
                        .toArray();
    }

    private void addSlices(Members each) {
        CoreBank bank = each.bank();
        boolean host = network.populations().get(each.logical()).isSource() && isLayer(each);
        int ofCore = host ? each.size() : bank == null ? limits.neurons() : Crossbar.SIZE;
        for (int from = 0; from < each.size(); from += ofCore) {
            int to = Math.min(each.size(), from + ofCore);
            slices.add(new Slice(
                    slices.size(),
                    populations.size() - 1,
                    new Box(from, to, 0, 1, 0, 1),
                    host ? Slice.HOST : nextCore++));
            loads.add(host ? new CoreLoad(0, 0, 0, 0) : load(each, bank, from, to));
        }
    }

    private CoreLoad load(Members each, @Nullable CoreBank bank, int from, int to) {
        int outputs = each.driving(from, to);
        if (bank == null) {
            return new CoreLoad(to - from, 0, outputs, 0);
        }
        int core = from / Crossbar.SIZE;
        int neurons = bank.neurons(core);
        int axons = bank.axons(core);
        int weightBits = Integer.SIZE - Integer.numberOfLeadingZeros(limits.largestWeight()) + 1;
        return new CoreLoad(neurons, axons, outputs, (long) neurons * (axons + limits.types() * weightBits));
    }

    private void addCurrents(Members each) {
        if (isLayer(each)) {
            Population layer = network.populations().get(each.logical());
            for (Projection projection : network.currentsInto(layer.id())) {
                Shape image = network.populations().get(projection.source()).shape();
                Connection rows = CurrentRows.of(projection.connection(), image, layer.shape());
                add(0, members.indexOf(each), 0, rows);
            }
        }
    }

    private List<LayerFit> fits() {
        int[] cores = new int[layers.length];
        int[] ofSplitters = new int[layers.length];
        for (Slice slice : slices) {
            Members each = members.get(slice.population());
            if (slice.core() != Slice.HOST) {
                (isLayer(each) ? cores : ofSplitters)[each.logical()]++;
            }
        }
        List<LayerFit> fits = new ArrayList<>();
        for (Members each : layers) {
            int id = each.logical();
            if (cores[id] + ofSplitters[id] > 0) {
                LayerCut cut = cuts.get(id);
                fits.add(new LayerFit(each.name(), cores[id], ofSplitters[id], cut == null ? 0 : cut.relativeError()));
            }
        }
        return fits;
    }
}
