package org.spikeway.aer.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.spikeway.aer.UnreadableException;

/**
 * Opens a folder of class folders: {@code cat/1.png, cat/2.png, dog/1.jpg}; the class is the index of its folder in
 * sorted order. A folder of pictures without any folder in it is a set without labels, in {@link NameOrder}.
 *
 * <p>Names are sorted by their characters, as Python's {@code sorted} does. Names that begin with a full stop are
 * passed over, and so are files beside the class folders. All headers are read here, so that a wrong size or form is
 * known before a run.
 */
final class ClassFolders {
    private final Path root;
    private final Path realRoot;
    private final List<Path> files = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    private ClassFolders(Path root) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
    }

    static ImageSet open(Path root) throws UnreadableException {
        try {
            return new ClassFolders(root).open();
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException failed) {
            throw new UnreadableException(root + ": cannot be read (" + failed.getMessage() + "). Check its access.");
        }
    }

    private ImageSet open() throws IOException {
        int classes = 0;
        for (Path entry : sorted(root)) {
            if (Files.isDirectory(entry)) {
                collect(entry, classes++);
            }
        }
        if (classes == 0) {
            return sequence();
        }
        if (files.isEmpty()) {
            throw new UnreadableException(
                    root + ": no pictures in class folders. Put PNG or JPEG files into one folder for each class.");
        }
        Extent extent = extent();
        int[] classOf = labels.stream().mapToInt(Integer::intValue).toArray();
        return LabelledImages.of(new PictureImages(root.toString(), files, extent), classOf, root.toString());
    }

    /** Pictures of no class, in the order of their numbers: the frames of a film. */
    private ImageSet sequence() throws IOException {
        collect(root, 0);
        if (files.isEmpty()) {
            throw new UnreadableException(
                    root + ": no pictures. Put PNG or JPEG files into it, or into one folder for each class.");
        }
        files.sort(new NameOrder());
        return new PictureImages(root.toString(), files, extent());
    }

    private Extent extent() throws UnreadableException {
        PictureHeader first = PictureHeader.read(files.get(0));
        for (Path file : files) {
            requireSame(first, file);
        }
        return Extent.checked(first.channels(), first.height(), first.width(), root.toString());
    }

    private void collect(Path folder, int label) throws IOException {
        requireInside(folder);
        for (Path file : sorted(folder)) {
            requireInside(file);
            if (!Files.isRegularFile(file)) {
                throw new UnreadableException(
                        file + ": not a file. A folder of pictures holds PNG and JPEG files only.");
            }
            files.add(file);
            labels.add(label);
        }
    }

    /** Whatever a link points to must lie in the folder given: nothing else on the machine is read. */
    private void requireInside(Path entry) throws IOException {
        if (!Files.exists(entry) || !entry.toRealPath().startsWith(realRoot)) {
            throw new UnreadableException(
                    entry + ": a link that leads out of " + root + " or nowhere. Copy the file into the folder.");
        }
    }

    private void requireSame(PictureHeader first, Path file) throws UnreadableException {
        PictureHeader header = PictureHeader.read(file);
        if (header.width() != first.width()
                || header.height() != first.height()
                || header.channels() != first.channels()) {
            throw new UnreadableException(file + ": " + header.extent() + ", the first picture " + files.get(0)
                    + " has " + first.extent() + ". Bring all pictures to one size and form.");
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted((a, b) ->
                            a.getFileName().toString().compareTo(b.getFileName().toString()))
                    .toList();
        }
    }
}
