package org.spikeway.mapping.nir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Writes a spiking network as a NIR graph: its neurons, of a converted network IF nodes and an I node as the read-out,
 * with the linear nodes and delays between them. Weights hold the height of the spikes that they weigh, so that a spike counts 1; all numbers are in double precision.
 *
 * <p>What NIR has no place for is in the metadata of the nodes: the reset, that neurons fire at their threshold, and
 * potentials at the start ({@code docs/nir.md}). What is written gives, read back, the same spikes.
 */
public final class NirWriter {
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private final SpikingModel model;
    private final double dt;
    private final LayerGraph graph;
    private final List<NirNode> nodes = new ArrayList<>();
    private final List<String[]> edges = new ArrayList<>();
    private final Set<String> taken = new HashSet<>(Set.of(INPUT, OUTPUT));
    private final List<String> names = new ArrayList<>();

    private NirWriter(SpikingModel model, double dt) {
        this.model = model;
        this.dt = dt;
        graph = model.graph();
    }

    /**
     * Writes the file for ticks of {@link NirOptions#USUAL_DT}.
     *
     * @param provenance words for the metadata of the graph: where it comes from
     * @throws RefusedException for layers that NIR cannot express
     */
    public static void write(Path file, SpikingModel model, Map<String, String> provenance) throws IOException {
        write(file, model, provenance, NirOptions.USUAL_DT);
    }

    /**
     * Writes the file.
     *
     * @param provenance words for the metadata of the graph: where it comes from
     * @param dt seconds in a tick, in which time constants and delays are written; it is to be read with the same
     * @throws RefusedException for layers that NIR cannot express
     */
    public static void write(Path file, SpikingModel model, Map<String, String> provenance, double dt)
            throws IOException {
        NirWriter writer = new NirWriter(model, dt);
        writer.build();
        NirFile.write(file, writer.nodes, writer.edges, provenance);
    }

    /**
     * Checks that NIR can express a network.
     *
     * @throws RefusedException for layers that it cannot
     */
    public static void check(SpikingModel model) {
        new NirWriter(model, NirOptions.USUAL_DT).build();
    }

    private void build() {
        nodes.add(NirNode.of(INPUT, "Input").with("shape", WrittenWay.extents(graph.input())));
        for (int i = 0; i < graph.layers().size(); i++) {
            names.add(unique(graph.layers().get(i).name()));
        }
        for (int i = 0; i < graph.layers().size(); i++) {
            add(i);
        }
        int[] answer = WrittenWay.extents(graph.readOut().shape());
        nodes.add(NirNode.of(OUTPUT, "Output").with("shape", answer));
        edges.add(new String[] {names.get(names.size() - 1), OUTPUT});
    }

    /** A name that HDF5 can bear. */
    private String unique(String layer) {
        String name = layer.replace('/', '.');
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }

    private void add(int index) {
        Layer layer = graph.layers().get(index);
        List<NirNode> neurons = WrittenNeurons.nodes(names.get(index), layer, model.cells(index), dt);
        int biased = placeOfBias(layer);
        for (int b = 0; b < layer.branches().size(); b++) {
            Branch branch = layer.branches().get(b);
            boolean image = branch.source() == Branch.INPUT;
            Shape source = graph.sourceShape(branch);
            String way = unique(String.format(Locale.ROOT, "%s.in%02d", names.get(index), b));
            List<NirNode> chain = new ArrayList<>(delay(way, branch, index, source));
            chain.addAll(WrittenWay.nodes(
                    way,
                    branch.connection(),
                    image ? 1 : model.height(branch.source()),
                    b == biased ? layer.bias() : new double[0],
                    source,
                    layer.shape()));
            String last = connect(image ? INPUT : names.get(branch.source()), chain);
            edges.add(new String[] {last, neurons.get(0).name()});
        }
        nodes.add(neurons.get(0));
        connect(neurons.get(0).name(), neurons.subList(1, neurons.size()));
    }

    /** Adds nodes one behind the other and gives the name of the last. */
    private String connect(String from, List<NirNode> chain) {
        String last = from;
        for (NirNode node : chain) {
            nodes.add(node);
            edges.add(new String[] {last, node.name()});
            last = node.name();
        }
        return last;
    }

    /** A Delay before the weights; the tick that a loop takes comes by itself. */
    private List<NirNode> delay(String way, Branch branch, int layer, Shape source) {
        if (branch.source() > layer) {
            throw new RefusedException("layer " + names.get(layer) + ": it is in a loop with layer "
                    + names.get(branch.source())
                    + ", and only loops of one layer are written. Keep the file it came from.");
        }
        int ticks = branch.delayTicks() - (branch.source() == layer ? 1 : 0);
        return ticks == 0
                ? List.of()
                : List.of(NirNode.of(way + ".delay", "Delay").filled("delay", ticks * dt, WrittenWay.extents(source)));
    }

    /** The bias goes with the first kernel, or with the first short cut where there is none. */
    private static int placeOfBias(Layer layer) {
        for (int b = 0; b < layer.branches().size(); b++) {
            if (layer.branches().get(b).connection() instanceof Connection.SharedKernel) {
                return b;
            }
        }
        return 0;
    }
}
