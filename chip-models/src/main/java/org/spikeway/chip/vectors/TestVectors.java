package org.spikeway.chip.vectors;

import java.nio.file.Path;
import org.spikeway.chip.RefusedException;

/**
 * A file of test vectors, JSON or JSON in gzip: the parameters of some neurons, their input, and what they gave. The page
 * {@code docs/test-vectors.md} describes the two kinds, told apart by their keys.
 */
public final class TestVectors {
    private TestVectors() {}

    /**
     * Replays a file on the model that it is for.
     *
     * @throws RefusedException if the file cannot be read, or is not what it should be, in one line
     */
    public static Verdict replay(Path file) {
        VectorFields fields = VectorFile.read(file);
        if (fields.has("conn")) {
            return TrueNorthVectors.replay(fields);
        }
        if (fields.has("weights")) {
            return LoihiCubaVectors.replay(fields);
        }
        throw fields.refuse("holds neither 'conn' (a TrueNorth core) nor 'weights' (Loihi CUBA neurons). "
                + "Give a file of test vectors.");
    }
}
