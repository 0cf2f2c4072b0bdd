package org.spikeway.aer.recording.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/**
 * Calls the HDF5 library, which throws unchecked exceptions of many kinds at damaged files, and says in one line what
 * went wrong.
 *
 * <p>An OutOfMemoryError is among them: the library sets aside what a length of the file asks for, and nothing is lost
 * when it cannot.
 */
record LibraryCalls(Path file) {
    /** The result of a call. */
    <T> T call(Supplier<T> call) throws UnreadableException {
        try {
            return call.get();
        } catch (RuntimeException | StackOverflowError | InternalError | OutOfMemoryError damaged) {
            String why = String.valueOf(damaged.getMessage());
            throw refused(damaged instanceof DamagedChunkException ? why : "the file is damaged (" + why + ")");
        }
    }

    UnreadableException refused(String why) {
        String line = why.length() > 300 ? why.substring(0, 300) + "…" : why;
        return new UnreadableException(file + ": " + line + ". Fetch or convert the file again.");
    }

    /** The data set at a path; null if there is none. */
    @Nullable
    Dataset find(HdfFile hdf, String path) throws UnreadableException {
        return this.<Found>call(() -> {
                    Node node = hdf;
                    for (String name : path.split("/", -1)) {
                        node = node instanceof io.jhdf.api.Group group ? group.getChild(name) : null;
                        if (node == null) {
                            return new Found(null);
                        }
                    }
                    return new Found(node instanceof Dataset dataset ? dataset : null);
                })
                .dataset();
    }

    private record Found(@Nullable Dataset dataset) {}
}
