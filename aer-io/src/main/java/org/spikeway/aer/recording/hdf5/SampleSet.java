package org.spikeway.aer.recording.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/** Samples of spikes in one file, each a list of times and one of channels. */
interface SampleSet {
    /** The name of the data set's form. */
    String format();

    int size();

    /** The class of a sample. */
    String label(int index) throws UnreadableException;

    /** The times of a sample in seconds. */
    double[] seconds(int index) throws UnreadableException;

    /** The channels of a sample, as many as it has times. */
    double[] channels(int index) throws UnreadableException;

    /** The samples of a file; null if it has none in a known place. */
    static @Nullable SampleSet find(LibraryCalls library, HdfFile hdf) throws UnreadableException {
        Dataset times = library.find(hdf, "spikes/times");
        Dataset units = library.find(hdf, "spikes/units");
        if (times != null && units != null) {
            return new HeidelbergSamples(library, times, units, library.find(hdf, "labels"));
        }
        return DigitSamples.find(library, hdf);
    }

    /** The numbers of an array of whatever type. */
    static double[] numbers(Object array) {
        Object list = array;
        // A list of one list, as the library gives elements of variable length.
        while (list instanceof Object[] outer && outer.length == 1 && outer[0] != null) {
            list = outer[0];
        }
        if (!list.getClass().isArray() || list instanceof Object[]) {
            return new double[0];
        }
        double[] numbers = new double[Array.getLength(list)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Array.getDouble(list, i);
        }
        return numbers;
    }
}
