package org.spikeway.aer.recording.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/**
 * N-TIDIGITS18: groups {@code train_timestamps} and {@code train_addresses}, {@code test_…} likewise, with one data set a
 * sample (Anumula, Neil, Delbruck and Liu, 2018). 64 channels.
 *
 * <p>A sample is named by its speaker and what is said, such as {@code man-ac-o2a}: the label is what stands after the
 * last hyphen, in which o and z are the words oh and zero.
 */
record DigitSamples(LibraryCalls library, List<Sample> samples) implements SampleSet {

    /** The two data sets of a sample. */
    record Sample(String name, Dataset times, Dataset addresses) {}

    static @Nullable SampleSet find(LibraryCalls library, HdfFile hdf) throws UnreadableException {
        List<Sample> samples = library.call(() -> {
            List<Sample> found = new ArrayList<>();
            for (String part : List.of("train", "test")) {
                if (hdf.getChild(part + "_timestamps") instanceof Group times
                        && hdf.getChild(part + "_addresses") instanceof Group addresses) {
                    for (Node node : times) {
                        if (node instanceof Dataset time
                                && addresses.getChild(node.getName()) instanceof Dataset address) {
                            found.add(new Sample(node.getName(), time, address));
                        }
                    }
                }
            }
            return found;
        });
        return samples.isEmpty() ? null : new DigitSamples(library, samples);
    }

    @Override
    public String format() {
        return "N-TIDIGITS HDF5";
    }

    @Override
    public int size() {
        return samples.size();
    }

    @Override
    public String label(int index) {
        String name = samples.get(index).name();
        return name.substring(name.lastIndexOf('-') + 1);
    }

    @Override
    public double[] seconds(int index) throws UnreadableException {
        return library.call(() -> SampleSet.numbers(samples.get(index).times().getData()));
    }

    @Override
    public double[] channels(int index) throws UnreadableException {
        return library.call(
                () -> SampleSet.numbers(samples.get(index).addresses().getData()));
    }
}
