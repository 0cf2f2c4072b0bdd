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
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Writes a converted network as a NIR graph: IF nodes, and an I node as the read-out, with the linear nodes between them.
 * Weights hold the height of the spikes that they weigh, so that a spike counts 1; all numbers are in double precision.
 *
 * <p>What NIR has no place for is in the metadata of the nodes: the reset, that neurons fire at their threshold, and
 * potentials at the start ({@code docs/nir.md}). What is written gives, read back, the same spikes.
 */
public final class NirWriter {
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private final SpikingModel model;
    private final LayerGraph graph;
    private final List<NirNode> nodes = new ArrayList<>();
    private final List<String[]> edges = new ArrayList<>();
    private final Set<String> taken = new HashSet<>(Set.of(INPUT, OUTPUT));
    private final List<String> names = new ArrayList<>();

    private NirWriter(SpikingModel model) {
        this.model = model;
        graph = model.graph();
    }

    /**
     * Writes the file.
     *
     * @param provenance words for the metadata of the graph: where it comes from
     * @throws RefusedException for layers that NIR cannot express
     */
    public static void write(Path file, SpikingModel model, Map<String, String> provenance) throws IOException {
        NirWriter writer = new NirWriter(model);
        writer.build();
        NirFile.write(file, writer.nodes, writer.edges, provenance);
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
        int biased = placeOfBias(layer);
        for (int b = 0; b < layer.branches().size(); b++) {
            Branch branch = layer.branches().get(b);
            if (branch.delayTicks() != 0) {
                throw new RefusedException(
                        "layer " + layer.name() + ": delays are not written. Keep the file it came from.");
            }
            boolean image = branch.source() == Branch.INPUT;
            Shape source = graph.sourceShape(branch);
            String way = unique(String.format(Locale.ROOT, "%s.in%02d", names.get(index), b));
            List<NirNode> chain = WrittenWay.nodes(
                    way,
                    branch.connection(),
                    image ? 1 : model.height(branch.source()),
                    b == biased ? layer.bias() : new double[0],
                    source,
                    layer.shape());
            String from = image ? INPUT : names.get(branch.source());
            for (NirNode node : chain) {
                nodes.add(node);
                edges.add(new String[] {from, node.name()});
                from = node.name();
            }
            edges.add(new String[] {from, names.get(index)});
        }
        nodes.add(neurons(names.get(index), layer, model.cells(index)));
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

    private static NirNode neurons(String name, Layer layer, Cells cells) {
        int[] extents = WrittenWay.extents(layer.shape());
        if (cells instanceof Cells.Integrator) {
            return NirNode.of(name, "I").filled("r", 1, extents);
        }
        if (!(cells instanceof Cells.IntegrateAndFire fire)) {
            throw new RefusedException(
                    "layer " + layer.name() + ": only converted networks are written. Keep the file it came from.");
        }
        NirNode node = NirNode.of(name, "IF").filled("r", 1, extents).filled("v_threshold", fire.threshold(), extents);
        boolean soft = fire.reset() == Reset.SOFT;
        if (!soft) {
            node.filled("v_reset", 0, extents);
        }
        node.metadata().put(NirMetadata.RESET, soft ? NirMetadata.SOFT : NirMetadata.HARD);
        node.metadata().put(NirMetadata.FIRES, NirMetadata.FIRES_AT);
        node.metadata().put(NirMetadata.INITIAL, initial(fire.initialPotentials(), layer.shape()));
        return node;
    }

    /** One number, or one a neuron in channel, row, column order in the extents of the layer. */
    private static Object initial(double[] potentials, Shape shape) {
        if (potentials.length == 1) {
            return potentials[0];
        }
        double[] byChannel = new double[potentials.length];
        int to = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    byChannel[to++] = potentials[shape.index(c, y, x)];
                }
            }
        }
        return NirNode.nested(byChannel, WrittenWay.extents(shape));
    }
}
