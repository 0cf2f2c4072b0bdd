package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.nir.NirReader;
import picocli.CommandLine;

/** A network file of the command line, and how it becomes a network of spiking neurons. */
interface NetworkSource {
    /**
     * Opens a file by its kind.
     *
     * @param line the command, with the options that were given; takes warnings
     */
    static NetworkSource open(Path file, RunOptions options, CommandLine line) throws IOException {
        return NirReader.reads(file)
                ? new NirSource(file, options, line.getParseResult()::hasMatchedOption)
                : new OnnxSource(file, options, line.getErr());
    }

    /** What it reads. */
    Shape input();

    /** How many classes it tells apart. */
    int classes();

    /** The network as spikes with numbers that cost nothing to find, to see early whether a chip can hold it. */
    SpikingModel provisional(RunSettings settings, InputCoding coding);

    /** The network as spikes. */
    Spiking spiking(RunImages images, RunSettings settings, InputCoding coding) throws IOException;

    /** The class that the network it came from gives to each image, or −1 for all where there is none. */
    int[] annPredictions(ImageSet data, int workers) throws IOException;

    /**
     * The network as spikes and what was chosen about it, for the record.
     *
     * @param settings may grow
     */
    record Spiking(SpikingModel network, Map<String, Object> settings) {}
}
