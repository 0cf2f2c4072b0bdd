package org.spikeway.mapping.ann;

import java.util.Arrays;
import java.util.Map;
import org.spikeway.chip.RefusedException;

/** What one batch of images left in the network's output and in the tensors that were asked for. */
public final class Activations {
    private final int images;
    private final String output;
    private final Map<String, float[]> values;

    /** @param values for each tensor the values of all images, one image after the other */
    Activations(int images, String output, Map<String, float[]> values) {
        this.images = images;
        this.output = output;
        this.values = values;
    }

    /** The number of images in the batch. */
    public int images() {
        return images;
    }

    /** The network's output for one image, counted from 0. */
    public float[] logits(int image) {
        return values(output, image);
    }

    /** The class with the largest logit for one image; the first of several. */
    public int predicted(int image) {
        float[] logits = logits(image);
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    /** A tensor's values for one image, in the file's order (channel, row, column). */
    public float[] values(String tensor, int image) {
        int size = size(tensor);
        return Arrays.copyOfRange(values(tensor), image * size, (image + 1) * size);
    }

    /**
     * A tensor's values for all images, one image of {@link #size} values after the other. The array is not copied.
     *
     * @throws RefusedException for a tensor that was not asked for
     */
    public float[] values(String tensor) {
        float[] found = values.get(tensor);
        if (found == null) {
            throw new RefusedException("tensor " + tensor + " was not asked for. Name it when the network is opened.");
        }
        return found;
    }

    /** How many values the tensor has for one image. */
    public int size(String tensor) {
        return values(tensor).length / images;
    }
}
