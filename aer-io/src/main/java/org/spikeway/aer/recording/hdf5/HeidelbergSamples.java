package org.spikeway.aer.recording.hdf5;

import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/**
 * The Spiking Heidelberg Digits and Spiking Speech Commands: {@code /spikes/times} and {@code /spikes/units}, lists of
 * variable length, and {@code /labels} (Cramer, Stradmann, Schemmel and Zenke, 2020). 700 channels.
 *
 * <p>Times are often stored in half precision: at 1 s they are whole multiples of 0.98 ms.
 */
record HeidelbergSamples(
        LibraryCalls library,
        Dataset times,
        Dataset units,
        @Nullable Dataset labels) implements SampleSet {
    @Override
    public String format() {
        return "SHD/SSC HDF5";
    }

    @Override
    public int size() {
        return times.getDimensions().length == 1 ? times.getDimensions()[0] : 0;
    }

    @Override
    public String label(int index) throws UnreadableException {
        if (labels == null) {
            return "";
        }
        Dataset known = labels;
        return library.call(() -> String.valueOf(Array.get(known.getData(new long[] {index}, new int[] {1}), 0)));
    }

    @Override
    public double[] seconds(int index) throws UnreadableException {
        return list(times, index);
    }

    @Override
    public double[] channels(int index) throws UnreadableException {
        return list(units, index);
    }

    private double[] list(Dataset dataset, int index) throws UnreadableException {
        return library.call(() -> SampleSet.numbers(dataset.getData(new long[] {index}, new int[] {1})));
    }
}
