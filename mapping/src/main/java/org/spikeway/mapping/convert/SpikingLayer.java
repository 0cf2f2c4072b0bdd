package org.spikeway.mapping.convert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.spikeway.chip.core.AnalogInput;
import org.spikeway.chip.core.CoreParts;
import org.spikeway.chip.core.Mosaic;
import org.spikeway.chip.core.Neurons;
import org.spikeway.chip.core.Scratch;
import org.spikeway.chip.core.SliceSynapses;
import org.spikeway.chip.core.Volley;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;

/**
 * One layer of a spiking network as spikes, fed with the recorded spikes of the layers before it: real numbers, one slice,
 * no delays, with the kernels that a core has. Layer after layer this gives the same spikes as a run on the ideal chip.
 *
 * <p>Not thread-safe: each thread makes its own.
 */
final class SpikingLayer {
    private static final int POTENTIAL_LIMIT = 1 << 30;

    private final Neurons neurons;
    private final List<Way> ways = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final AnalogInput[] analog;
    private final int[] fired;
    private final double[] before;
    private final boolean fires;

    /** A source layer, its spikes at the present tick, and the array through which they come. */
    private record Source(int layer, Mosaic mosaic, Volley volley, int[] fired) {}

    private record Way(Source source, SliceSynapses synapses) {}

    /** A layer as it is in the network. */
    SpikingLayer(SpikingNetwork network, int index, Numbers numbers) {
        this(network, index, numbers, network.graph().layers().get(index).rectified());
    }

    /** A layer that integrates its input and never fires. */
    static SpikingLayer integrating(SpikingNetwork network, int index, Numbers numbers) {
        return new SpikingLayer(network, index, numbers, false);
    }

    private SpikingLayer(SpikingNetwork network, int index, Numbers numbers, boolean fires) {
        this.fires = fires;
        Layer layer = network.graph().layers().get(index);
        SpikeHeights heights = new SpikeHeights(network);
        boolean current = network.input() instanceof InputCoding.Constant;
        int[] layers = layer.branches().stream()
                .mapToInt(Branch::source)
                .filter(source -> !current || source != Branch.INPUT)
                .distinct()
                .sorted()
                .toArray();
        List<Population> populations = new ArrayList<>();
        List<Slice> slices = new ArrayList<>();
        for (int source : layers) {
            Shape shape = source == Branch.INPUT
                    ? heights.inputShape()
                    : network.graph().layers().get(source).shape();
            add(populations, slices, shape, new Cells.IntegrateAndFire(1, network.reset(), 0, new double[0]));
        }
        add(populations, slices, layer.shape(), cells(network, index, fires));
        List<Projection> projections = new ArrayList<>();
        List<AnalogInput> currents = new ArrayList<>();
        for (Branch branch : layer.branches()) {
            if (current && branch.source() == Branch.INPUT) {
                currents.add(
                        new AnalogInput(branch.connection(), network.graph().input(), Box.whole(layer.shape())));
            } else {
                int source = Arrays.binarySearch(layers, branch.source());
                projections.add(new Projection(
                        projections.size(), source, layers.length, 0, heights.connection(layer, branch)));
            }
        }
        ChipProgram program =
                new ChipProgram(numbers, populations, projections, slices, POTENTIAL_LIMIT, POTENTIAL_LIMIT);
        Kernels kernels = Kernels.best();
        CoreParts parts = new CoreParts(program, kernels);
        Scratch scratch = new Scratch();
        Slice own = slices.get(layers.length);
        neurons = parts.neurons(own);
        for (int i = 0; i < layers.length; i++) {
            Mosaic mosaic = new Mosaic(populations.get(i).shape(), List.of(slices.get(i)));
            int[] spikes = new int[mosaic.neurons()];
            sources.add(new Source(layers[i], mosaic, new Volley(List.of(mosaic), kernels), spikes));
        }
        for (Projection projection : projections) {
            SliceSynapses synapses = parts.synapses(projection, own, neurons, scratch);
            ways.add(new Way(sources.get(projection.source()), synapses));
        }
        analog = currents.toArray(AnalogInput[]::new);
        fired = new int[neurons.size() + Kernels.SLACK];
        before = new double[neurons.size()];
    }

    private static void add(List<Population> populations, List<Slice> slices, Shape shape, Cells cells) {
        int id = populations.size();
        populations.add(new Population(id, "layer" + id, shape, cells, 1));
        slices.add(new Slice(id, id, Box.whole(shape), id));
    }

    private static Cells cells(SpikingNetwork network, int index, boolean fires) {
        return fires
                ? network.cells(index)
                : new Cells.Integrator(network.graph().layers().get(index).bias());
    }

    /**
     * Presents one image.
     *
     * @param chw its pixels, read where the layer takes them as a current
     * @param trains the spikes of the layers before; of the pixels under {@link Branch#INPUT}
     * @param ticks how many to run
     * @param readFrom the first tick that {@link #grown} looks at
     * @return the spikes of this layer; of the read-out none
     */
    SpikeTrain run(double[] chw, IntFunction<SpikeTrain> trains, int ticks, int readFrom) {
        begin(chw);
        SpikeTrain own = new SpikeTrain(fires ? neurons.size() : 0, ticks);
        for (int tick = 1; tick <= ticks; tick++) {
            if (tick == readFrom) {
                Arrays.setAll(before, neurons::potential);
            }
            deliver(trains, tick);
            int count = neurons.update(fired);
            if (fires) {
                own.set(tick, fired, count);
            }
        }
        return own;
    }

    /**
     * The largest input, spikes and drive together, that any neuron gets in one tick; of layers that integrate and never
     * fire.
     */
    double largestInput(double[] chw, IntFunction<SpikeTrain> trains, int ticks) {
        begin(chw);
        double largest = 0;
        for (int tick = 1; tick <= ticks; tick++) {
            neurons.reset();
            deliver(trains, tick);
            neurons.update(fired);
            for (int i = 0; i < neurons.size(); i++) {
                largest = Math.max(largest, neurons.potential(i));
            }
        }
        return largest;
    }

    private void begin(double[] chw) {
        if (analog.length > 0) {
            double[] current = new double[neurons.size()];
            for (AnalogInput input : analog) {
                input.add(chw, current);
            }
            neurons.setCurrent(current);
        }
        neurons.reset();
    }

    private void deliver(IntFunction<SpikeTrain> trains, int tick) {
        for (Source source : sources) {
            int count = trains.apply(source.layer).read(tick, source.fired);
            source.volley.begin(source.mosaic);
            source.volley.append(0, source.fired, count);
            source.volley.order(List.of());
        }
        for (Way way : ways) {
            way.synapses.deliver(way.source.volley);
        }
    }

    /** By how much the potential of each neuron has grown in the ticks that are read. */
    double[] grown() {
        double[] grown = new double[neurons.size()];
        for (int i = 0; i < grown.length; i++) {
            grown[i] = neurons.potential(i) - before[i];
        }
        return grown;
    }
}
