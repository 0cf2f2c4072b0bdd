package org.spikeway.simulator.trace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spikeway.aer.array.Hdf5Writer;
import org.spikeway.aer.array.NpzWriter;
import org.spikeway.aer.array.NumberArray;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/** What is to be written down of one layer of a sample: its spikes one by one, or the potentials of all its neurons. */
public record Probe(Kind kind, Population layer) {
    /** What of the layer. */
    public enum Kind {
        SPIKES,
        POTENTIALS;

        /** As on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The form of the file; {@code docs/traces.md} describes each. */
    public enum Format {
        CSV(".csv"),
        NPZ(".npz"),
        HDF5(".h5");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }
    }

    /** Writes the file into a folder, and gives its path. */
    public Path write(SampleRecord sample, Format format, Path folder) throws IOException {
        String name = layer.name().replaceAll("[^A-Za-z0-9_.-]", "_");
        Path file = folder.resolve(kind.word() + "-" + name + format.ending);
        switch (format) {
            case CSV -> {
                try (BufferedWriter out = Files.newBufferedWriter(file)) {
                    csv(sample, out);
                }
            }
            case NPZ -> NpzWriter.write(file, arrays(sample));
            case HDF5 ->
                Hdf5Writer.write(file, List.of("node", "nodes", layer.name().replace('/', '.')), arrays(sample));
        }
        return file;
    }

    private List<NumberArray> arrays(SampleRecord sample) {
        Shape shape = layer.shape();
        if (kind == Kind.POTENTIALS) {
            int[] extents = {sample.ticks(), shape.channels(), shape.height(), shape.width()};
            return List.of(
                    new NumberArray("potentials", extents, sample.potentials().of(layer)));
        }
        int[][] columns = spikes(sample);
        return List.of(
                NumberArray.of("tick", columns[0]),
                NumberArray.of("channel", columns[1]),
                NumberArray.of("row", columns[2]),
                NumberArray.of("column", columns[3]));
    }

    /** Tick (from 1), channel, row and column of each spike, in this order. */
    private int[][] spikes(SampleRecord sample) {
        long[] ofLayer = Arrays.stream(sample.spikes())
                .filter(key ->
                        sample.program().slices().get(SpikeLog.slice(key)).population() == layer.id())
                .toArray();
        int[][] columns = new int[4][ofLayer.length];
        for (int i = 0; i < ofLayer.length; i++) {
            Slice slice = sample.program().slices().get(SpikeLog.slice(ofLayer[i]));
            PlaceOfNeuron place = PlaceOfNeuron.of(slice, layer.shape(), SpikeLog.neuron(ofLayer[i]));
            columns[0][i] = SpikeLog.tick(ofLayer[i]);
            columns[1][i] = place.channel();
            columns[2][i] = place.row();
            columns[3][i] = place.column();
        }
        return columns;
    }

    private void csv(SampleRecord sample, BufferedWriter out) throws IOException {
        Shape shape = layer.shape();
        if (kind == Kind.SPIKES) {
            out.write("tick,channel,row,column\n");
            int[][] columns = spikes(sample);
            for (int i = 0; i < columns[0].length; i++) {
                out.write(columns[0][i] + "," + columns[1][i] + "," + columns[2][i] + "," + columns[3][i] + "\n");
            }
            return;
        }
        out.write("tick,channel,row,column,potential\n");
        double[] values = sample.potentials().of(layer);
        for (int i = 0; i < values.length; i++) {
            int neuron = i % shape.size();
            int position = neuron % (shape.height() * shape.width());
            out.write(i / shape.size() + 1 + "," + neuron / (shape.height() * shape.width()) + ","
                    + position / shape.width() + "," + position % shape.width() + "," + values[i] + "\n");
        }
    }
}
