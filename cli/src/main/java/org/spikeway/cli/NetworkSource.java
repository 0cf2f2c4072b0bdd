package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.nir.NirReader;

/** A network file of the command line, and how it becomes a network of spiking neurons. */
interface NetworkSource {
    /**
     * Opens a file by its kind.
     *
     * @param given whether the user wrote an option
     */
    static NetworkSource open(Path file, RunOptions options, Predicate<String> given) throws IOException {
        return NirReader.reads(file) ? new NirSource(file, options, given) : new OnnxSource(file, options);
    }

    /** What it reads. */
    Shape input();

    /** How many classes it tells apart. */
    int classes();

    /** The network as spikes. */
    SpikingModel spiking(RunImages images, RunSettings settings, InputCoding coding) throws IOException;

    /** The class that the network it came from gives to each image, or −1 for all where there is none. */
    int[] annPredictions(ImageSet data, int workers) throws IOException;

    /** What was chosen about it, for the record. */
    Map<String, Object> settings(RunImages images, RunSettings settings);
}
