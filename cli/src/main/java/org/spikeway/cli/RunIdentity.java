package org.spikeway.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.chip.program.ChipProgram;
import tools.jackson.databind.json.JsonMapper;

/** Tells runs apart: those of equal identity give the same results for the same samples. */
final class RunIdentity {
    private RunIdentity() {}

    /**
     * A digest of the program with all its weights, of the input coding, of the marks, and of the number of samples with the
     * first and the last of them.
     */
    static String of(ChipProgram program, ImageSet data, boolean poisson, long seed, int[] marks) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            JsonMapper mapper = JsonMapper.shared();
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                mapper.writeValue(out, program);
            }
            double[] first = new double[data.pixels()];
            double[] last = new double[data.pixels()];
            data.read(0, first);
            data.read(data.size() - 1, last);
            List<Object> rest = List.of(poisson, seed, Arrays.toString(marks), data.size(), first, last);
            digest.update(mapper.writeValueAsBytes(rest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
