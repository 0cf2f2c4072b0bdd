package org.spikeway.aer.image;

import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.array.NpyArray;
import org.spikeway.aer.array.NpzArchive;

/** Pictures and labels as two members of an NPZ archive; the first pair of names that is there is taken. */
final class NpzFormat implements ImageFormat {
    private record Pair(String pictures, String labels) {}

    /** A test set goes before a training set: networks are judged on what they were not trained on. */
    private static final List<Pair> PAIRS = List.of(
            new Pair("images", "labels"),
            new Pair("x", "y"),
            new Pair("X", "y"),
            new Pair("X", "Y"),
            new Pair("data", "labels"),
            new Pair("data", "targets"),
            new Pair("x_test", "y_test"),
            new Pair("X_test", "y_test"),
            new Pair("test_images", "test_labels"),
            new Pair("x_train", "y_train"),
            new Pair("X_train", "y_train"),
            new Pair("train_images", "train_labels"),
            new Pair("arr_0", "arr_1"));

    @Override
    public boolean recognises(SourceFile file) {
        return NpzArchive.begins(file.bytes());
    }

    @Override
    public ImageSet open(SourceFile file) throws UnreadableException {
        NpzArchive archive = NpzArchive.open(file.path());
        // A name with its labels goes before the same name without.
        for (Pair pair : PAIRS) {
            if (archive.names().contains(pair.pictures()) && archive.names().contains(pair.labels())) {
                NpyArray labels = archive.array(pair.labels());
                String place = place(file, pair.labels());
                return LabelledImages.of(pictures(file, archive, pair.pictures()), Labels.of(labels, place), place);
            }
        }
        for (Pair pair : PAIRS) {
            if (archive.names().contains(pair.pictures())) {
                return pictures(file, archive, pair.pictures());
            }
        }
        throw new UnreadableException(file.name() + ": members " + archive.names()
                + ", none of them pictures. Name them images and labels, or x and y.");
    }

    private static ImageSet pictures(SourceFile file, NpzArchive archive, String member) throws UnreadableException {
        return ArrayImages.of(archive.array(member), file.name(), place(file, member));
    }

    private static String place(SourceFile file, String member) {
        return file.name() + ": " + member + ".npy";
    }
}
