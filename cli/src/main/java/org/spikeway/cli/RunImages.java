package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.aer.image.Normalisation;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Shape;

/** The images of a run: checked against the network, normalised, and those for calibration beside those to classify. */
final class RunImages {
    private static final int CALIBRATION_IMAGES = 1000;

    final ImageSet data;
    final ImageSet calibration;
    final String calibrationName;

    RunImages(ImageSet images, RunOptions options, @Nullable Normalisation normalisation, Shape input)
            throws IOException {
        ImageSet chosen = options.samples == null ? images : images.first(options.samples);
        data = prepare(chosen, normalisation, input);
        if (options.calibrate == null) {
            calibration = data.size() > CALIBRATION_IMAGES ? data.first(CALIBRATION_IMAGES) : data;
            calibrationName = "the first " + calibration.size() + " of the data themselves";
        } else {
            ImageSet open = openCalibration(options.calibrate);
            calibration = prepare(open, normalisation, input);
            calibrationName = options.calibrate + ": " + calibration.size() + " images";
        }
    }

    /** How many images are given for calibration alone, without reading more of them than their number. */
    static int calibrationImages(RunOptions options) throws IOException {
        return options.calibrate == null
                ? 0
                : openCalibration(options.calibrate).size();
    }

    /** {@code IMAGES} or {@code IMAGES:COUNT}. */
    static ImageSet openCalibration(String text) throws IOException {
        int colon = text.lastIndexOf(':');
        if (colon > 0 && text.substring(colon + 1).matches("\\d{1,9}")) {
            return ImageSets.open(Path.of(text.substring(0, colon)), null)
                    .first(Integer.parseInt(text.substring(colon + 1)));
        }
        ImageSet all = ImageSets.open(Path.of(text), null);
        return all.size() > CALIBRATION_IMAGES ? all.first(CALIBRATION_IMAGES) : all;
    }

    private static ImageSet prepare(ImageSet images, @Nullable Normalisation normalisation, Shape input) {
        Shape shape = new Shape(images.channels(), images.height(), images.width());
        boolean flat = input.equals(Shape.vector(images.pixels()));
        if (!flat && !shape.equals(input)) {
            throw new RefusedException("images " + images.name() + ": " + shape + " each, the network reads " + input
                    + ". Give images of that shape.");
        }
        try {
            return normalisation == null ? images : normalisation.of(images);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("--normalize: " + e.getMessage());
        }
    }

    /** The label of each image, or −1 for all where there are none; each must be a class of the network. */
    int[] labels(int classes) {
        int[] labels = new int[data.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = data.labelled() ? data.label(i) : -1;
            if (labels[i] >= classes) {
                throw new RefusedException("images " + data.name() + ": image " + i + " has label " + labels[i]
                        + ", the network tells " + classes + " classes apart (0 to " + (classes - 1)
                        + "). Give the labels of this network.");
            }
        }
        return labels;
    }
}
