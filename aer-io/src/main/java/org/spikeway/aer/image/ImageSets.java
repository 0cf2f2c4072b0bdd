package org.spikeway.aer.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/** Opens image sets, whatever form they are kept in; the form is told by the content, not by the file's name. */
public final class ImageSets {
    /**
     * In the order in which they are asked. An IDX file that fits its header to the byte cannot be anything else; one
     * that does not may be a CIFAR file whose first bytes look like an IDX header, so CIFAR is asked between.
     */
    private static final List<ImageFormat> FORMATS = List.of(
            new NpyFormat(),
            new NpzFormat(),
            new IdxFormat(IdxFormat.Fit.EXACT),
            new CifarFormat(),
            new IdxFormat(IdxFormat.Fit.ANY));

    private ImageSets() {}

    /**
     * Opens a set: a CIFAR-10 binary, IDX, NPY or NPZ file, or a folder of PNG and JPEG pictures or of
     * class folders with them.
     *
     * @param data the file or folder
     * @param labels a file with one label for each picture (IDX, NPY, or text with one number a line), which goes
     *     before the labels that the data brings with it; null to take those
     * @throws UnreadableException if a file is missing, damaged or of no known form, the set is empty, or the labels
     *     are not one for each picture
     */
    public static ImageSet open(Path data, @Nullable Path labels) throws UnreadableException {
        ImageSet set = Files.isDirectory(data) ? ClassFolders.open(data) : openFile(SourceFile.map(data));
        return labels == null ? set : LabelledImages.of(set, Labels.read(labels), labels.toString());
    }

    private static ImageSet openFile(SourceFile file) throws UnreadableException {
        for (ImageFormat format : FORMATS) {
            if (format.recognises(file)) {
                return format.open(file);
            }
        }
        throw new UnreadableException(String.format(
                "%s: no image set: neither NPY, NPZ nor IDX, and %,d bytes are not whole CIFAR-10 records of %,d bytes"
                        + " with labels 0 to 9. Give one of these, or a folder of class folders.",
                file.name(), file.length(), CifarFormat.RECORD));
    }
}
