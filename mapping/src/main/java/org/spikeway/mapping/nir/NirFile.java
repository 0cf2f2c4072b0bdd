package org.spikeway.mapping.nir;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The layout of a NIR file in HDF5, as the public Python package writes it:
 *
 * <pre>
 *   /version             "1.0"
 *   /node/type           "NIRGraph"
 *   /node/edges          [n, 2] names
 *   /node/metadata/…     words
 *   /node/nodes/NAME/type, parameters…, metadata/…
 * </pre>
 *
 * <p>Large arrays are packed by deflate.
 */
final class NirFile {
    private static final String VERSION = "1.0";
    private static final int PACKED_FROM = 512;

    private NirFile() {}

    static void write(Path file, List<NirNode> nodes, List<String[]> edges, Map<String, String> metadata)
            throws IOException {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("version", VERSION);
            WritableGroup graph = hdf.putGroup("node");
            graph.putDataset("type", "NIRGraph");
            graph.putDataset("edges", edges.toArray(String[][]::new));
            if (!metadata.isEmpty()) {
                WritableGroup words = graph.putGroup("metadata");
                metadata.forEach(words::putDataset);
            }
            WritableGroup all = graph.putGroup("nodes");
            for (NirNode node : nodes) {
                WritableGroup group = all.putGroup(node.name());
                group.putDataset("type", node.type());
                node.parameters().forEach((name, value) -> put(group, name, value));
                if (!node.metadata().isEmpty()) {
                    WritableGroup words = group.putGroup("metadata");
                    node.metadata().forEach((name, value) -> put(words, name, value));
                }
            }
        } catch (HdfException failed) {
            throw new IOException(file + " cannot be written (" + failed.getMessage() + ")", failed);
        }
    }

    private static void put(WritableGroup group, String name, Object value) {
        int[] extents = extents(value);
        long size = 1;
        for (int extent : extents) {
            size *= extent;
        }
        if (size < PACKED_FROM) {
            group.putDataset(name, value);
        } else {
            group.putDataset(
                    name,
                    value,
                    DatasetCreationOptions.builder()
                            .chunkDimensions(extents)
                            .shuffle()
                            .deflate()
                            .build());
        }
    }

    private static int[] extents(Object value) {
        if (!value.getClass().isArray()) {
            return new int[0];
        }
        int length = java.lang.reflect.Array.getLength(value);
        Object first = length == 0 ? "" : java.lang.reflect.Array.get(value, 0);
        int[] inner = extents(first);
        int[] extents = new int[inner.length + 1];
        extents[0] = length;
        System.arraycopy(inner, 0, extents, 1, inner.length);
        return extents;
    }
}
