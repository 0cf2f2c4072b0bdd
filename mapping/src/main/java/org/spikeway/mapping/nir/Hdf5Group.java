package org.spikeway.mapping.nir;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.spikeway.aer.FileBytes;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.program.Weights;

/**
 * A group of an HDF5 file, read with care: whatever the library throws at a damaged file becomes one line, and nothing is
 * set aside for more values than the file can hold.
 *
 * <p>The library sees the mapped bytes, so it follows no links to other files.
 */
final class Hdf5Group {
    private static final String SIGNATURE = "\u0089HDF\r\n\u001a\n";
    /** How many bytes deflate can make of one. */
    private static final long MOST_INFLATION = 1032;

    private static final long MOST_VALUES = 1L << 27;
    private static final int LONGEST_LINE = 300;

    private final String file;
    private final long fileBytes;
    private final Group group;

    private Hdf5Group(String file, long fileBytes, Group group) {
        this.file = file;
        this.fileBytes = fileBytes;
        this.group = group;
    }

    /** The root group of a file. */
    static Hdf5Group open(Path path) throws UnreadableException {
        String file = String.valueOf(path.getFileName());
        ByteBuffer bytes = FileBytes.map(path).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < SIGNATURE.length(); i++) {
            if (bytes.limit() <= i || bytes.get(i) != (byte) SIGNATURE.charAt(i)) {
                throw new UnreadableException(file + ": not an HDF5 file, as NIR files are. Export the network again.");
            }
        }
        long size = bytes.limit();
        HdfFile hdf = call(file, () -> HdfFile.fromByteBuffer(bytes));
        return new Hdf5Group(file, size, hdf);
    }

    private static <T> T call(String file, Supplier<T> call) throws UnreadableException {
        try {
            return call.get();
        } catch (RuntimeException | StackOverflowError | InternalError | OutOfMemoryError damaged) {
            String why = String.valueOf(damaged.getMessage()).replaceAll("\\s+", " ");
            String line = why.length() > LONGEST_LINE ? why.substring(0, LONGEST_LINE) + "…" : why;
            throw new UnreadableException(
                    file + ": the file is damaged (" + line + "). Export or copy the network again.");
        }
    }

    UnreadableException damaged(String what) {
        return new UnreadableException(file + ": " + what + ". Export the network again.");
    }

    String file() {
        return file;
    }

    /** The groups within, by name. */
    Map<String, Hdf5Group> groups() throws UnreadableException {
        Map<String, Node> children = call(file, group::getChildren);
        Map<String, Hdf5Group> groups = new LinkedHashMap<>();
        for (String name : children.keySet()) {
            group(name).ifPresent(child -> groups.put(name, child));
        }
        return groups;
    }

    Optional<Hdf5Group> group(String name) throws UnreadableException {
        return call(file, () -> Optional.ofNullable(group.getChild(name)))
                .filter(Group.class::isInstance)
                .map(child -> new Hdf5Group(file, fileBytes, (Group) child));
    }

    /** The names of everything within. */
    List<String> names() throws UnreadableException {
        return call(file, () -> List.copyOf(group.getChildren().keySet()));
    }

    /** One line of text. */
    Optional<String> text(String name) throws UnreadableException {
        Optional<Dataset> dataset = dataset(name);
        if (dataset.isEmpty() || isNumber(dataset.get())) {
            return Optional.empty();
        }
        List<String> lines = strings(dataset.get());
        return lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty();
    }

    /** Pairs of words, a row each. */
    List<String> pairs(String name) throws UnreadableException {
        Dataset dataset = dataset(name).orElseThrow(() -> damaged("it has no " + name));
        long[] extents = call(file, dataset::getDimensionsAsLong);
        long count = count(name, extents);
        if (count > 0 && (extents.length != 2 || extents[1] != 2 || isNumber(dataset))) {
            throw damaged(name + " are not rows of two names");
        }
        List<String> words = count == 0 ? List.of() : strings(dataset);
        if (words.size() != count) {
            throw damaged(name + " are not rows of two names");
        }
        return words;
    }

    private List<String> strings(Dataset dataset) throws UnreadableException {
        List<String> words = new ArrayList<>();
        count(dataset.getName(), call(file, dataset::getDimensionsAsLong));
        collect(call(file, () -> Optional.ofNullable(dataset.getData())).orElse(new Object[0]), words);
        return words;
    }

    private static void collect(Object data, List<String> words) {
        if (data instanceof Object[] list) {
            for (Object each : list) {
                collect(each == null ? "" : each, words);
            }
        } else {
            words.add(String.valueOf(data));
        }
    }

    /** Numbers, in single precision where the file holds them so. */
    Optional<NirArray> numbers(String name) throws UnreadableException {
        Optional<Dataset> found = dataset(name);
        if (found.isEmpty() || !isNumber(found.get())) {
            return Optional.empty();
        }
        Dataset dataset = found.get();
        long[] extents = call(file, dataset::getDimensionsAsLong);
        long count = count(name, extents);
        int[] small = new int[extents.length];
        for (int i = 0; i < small.length; i++) {
            small[i] = (int) extents[i];
        }
        Object data = count == 0 ? new double[0] : call(file, () -> valuesOf(dataset));
        Weights values = data instanceof float[] single
                ? new Weights.Floats(single)
                : new Weights.Doubles(call(file, () -> doubles(data)));
        if (values.length() != count) {
            throw damaged(name + " declares " + count + " values and has " + values.length());
        }
        for (int i = 0; i < values.length(); i++) {
            if (!Double.isFinite(values.at(i))) {
                throw damaged(name + " holds " + values.at(i) + " at place " + i + ", which is no finite number");
            }
        }
        return Optional.of(new NirArray(small, values));
    }

    private static Object valuesOf(Dataset dataset) {
        Object data = dataset.getDataFlat();
        return data == null ? new double[0] : data;
    }

    private static double[] doubles(Object data) {
        if (data instanceof Number number) {
            return new double[] {number.doubleValue()};
        }
        double[] values = new double[Array.getLength(data)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((Number) Array.get(data, i)).doubleValue();
        }
        return values;
    }

    /** The number of values, checked before anything is set aside for them. */
    private long count(String name, long[] extents) throws UnreadableException {
        long most = Math.min(MOST_VALUES, MOST_INFLATION * fileBytes);
        long count = 1;
        for (long extent : extents) {
            if (extent < 0 || extent > most || count * extent > most) {
                throw damaged(name + " declares more values than a file of " + fileBytes + " bytes can hold");
            }
            count *= extent;
        }
        return count;
    }

    private boolean isNumber(Dataset dataset) throws UnreadableException {
        return call(
                file,
                () -> dataset.getDataType() instanceof FixedPoint || dataset.getDataType() instanceof FloatingPoint);
    }

    private Optional<Dataset> dataset(String name) throws UnreadableException {
        return call(file, () -> Optional.ofNullable(group.getChild(name)))
                .filter(Dataset.class::isInstance)
                .map(Dataset.class::cast);
    }
}
