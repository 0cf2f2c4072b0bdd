package org.spikeway.mapping.nir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.network.Network;

/**
 * Reads a NIR graph, as the public Python package writes it, into a network graph whose neurons spike.
 *
 * <p>Nodes that cannot be mapped are refused by name, type and remedy; shapes are checked along every edge. The page
 * {@code docs/nir.md} lists the nodes and how time is cut into ticks.
 */
public final class NirReader {
    private NirReader() {}

    /**
     * Reads the file.
     *
     * @throws UnreadableException where the file is missing, damaged or no NIR file
     * @throws RefusedException where the graph holds what Spikeway does not map
     */
    public static Network read(Path file, NirOptions options) throws UnreadableException {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return NirImport.network(dot > 0 ? name.substring(0, dot) : name, graph(file), options);
    }

    /** The words in the metadata of the graph: where it comes from. Empty where there are none. */
    public static Map<String, String> metadata(Path file) throws UnreadableException {
        Map<String, String> words = new TreeMap<>();
        Optional<Hdf5Group> metadata = graph(file).group("metadata");
        if (metadata.isPresent()) {
            for (String name : metadata.get().names()) {
                metadata.get().text(name).ifPresent(word -> words.put(name, word));
            }
        }
        return words;
    }

    private static Hdf5Group graph(Path file) throws UnreadableException {
        Hdf5Group root = Hdf5Group.open(file);
        Hdf5Group node =
                root.group("node").orElseThrow(() -> root.damaged("it has no group named node, so it is no NIR file"));
        if (!node.text("type").orElse("").equals("NIRGraph")) {
            throw root.damaged("its node is of type '" + node.text("type").orElse("") + "', need NIRGraph");
        }
        return node;
    }

    /** Whether a file is to be read as NIR: by the ending of its name, {@code .nir}, {@code .h5} or {@code .hdf5}. */
    public static boolean reads(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
        return name.endsWith(".nir") || name.endsWith(".h5") || name.endsWith(".hdf5");
    }
}
