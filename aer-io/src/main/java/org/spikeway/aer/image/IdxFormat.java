package org.spikeway.aer.image;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/**
 * Pictures in an IDX file, as MNIST keeps them, plain or packed with gzip: rank 3 is pictures × rows × columns, rank 4
 * pictures × channels × rows × columns.
 *
 * <p>Labels are taken from the file beside it whose name has labels for images and idx1 for idx3 or idx4, as in
 * {@code t10k-images-idx3-ubyte.gz} and {@code t10k-labels-idx1-ubyte.gz}; either may be packed.
 */
final class IdxFormat implements ImageFormat {
    /** Which IDX files are recognised: those that fit their header exactly, or all that begin as one. */
    enum Fit {
        EXACT,
        ANY
    }

    private static final String GZIP_ENDING = ".gz";

    private final Fit fit;

    IdxFormat(Fit fit) {
        this.fit = fit;
    }

    @Override
    public boolean recognises(SourceFile file) {
        if (IdxBytes.gzipped(file.bytes())) {
            return true;
        }
        return fit == Fit.EXACT ? IdxBytes.exact(file.bytes()) : IdxBytes.begins(file.bytes());
    }

    @Override
    public ImageSet open(SourceFile file) throws UnreadableException {
        IdxBytes idx = IdxBytes.read(file);
        int[] n = idx.extents();
        if (n.length < 3) {
            throw new UnreadableException(file.name() + ": byte 3: IDX of rank " + n.length
                    + ", pictures have rank 3 or 4. Give the file of the pictures, not that of the labels.");
        }
        Extent extent = n.length == 3
                ? Extent.checked(1, n[1], n[2], file.name())
                : Extent.checked(n[1], n[2], n[3], file.name());
        ImageSet pictures = new ByteImages(file.name(), idx.bytes(), n[0], extent, idx.dataOffset(), extent.pixels());
        Path labels = labelsBeside(file.path());
        return labels == null ? pictures : LabelledImages.of(pictures, Labels.read(labels), labels.toString());
    }

    private static @Nullable Path labelsBeside(Path pictures) {
        String name = String.valueOf(pictures.getFileName());
        String pair = name.replace("images", "labels").replace("idx3", "idx1").replace("idx4", "idx1");
        if (pair.equals(name)) {
            return null;
        }
        String plain = pair.endsWith(GZIP_ENDING) ? pair.substring(0, pair.length() - GZIP_ENDING.length()) : pair;
        for (String candidate : new String[] {pair, plain, plain + GZIP_ENDING}) {
            Path labels = pictures.resolveSibling(candidate);
            if (!candidate.equals(name) && Files.isRegularFile(labels)) {
                return labels;
            }
        }
        return null;
    }
}
