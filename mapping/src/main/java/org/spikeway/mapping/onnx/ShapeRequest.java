package org.spikeway.mapping.onnx;

import java.util.Arrays;
import org.spikeway.chip.RefusedException;

/** The new extents that a Reshape node asks for: 0 keeps the old one, a single −1 takes what remains. */
final class ShapeRequest {
    private final OnnxNode node;
    private final long[] wanted;
    private final boolean zeroKeeps;

    private ShapeRequest(OnnxNode node, long[] wanted, boolean zeroKeeps) {
        this.node = node;
        this.wanted = wanted;
        this.zeroKeeps = zeroKeeps;
    }

    static ShapeRequest read(OnnxNode node) {
        boolean zeroKeeps = node.attributes().integer("allowzero", 0) == 0;
        return new ShapeRequest(node, node.integers(1).values(), zeroKeeps);
    }

    Dims ofConstant(Dims dims) {
        return resolve(kept(dims.toLongs()), dims);
    }

    /** The extents of one image, once it is sure that every image stays by itself. */
    Dims ofImage(Dims image) {
        long batch = node.context().batch();
        long[] all = new long[image.rank() + 1];
        all[0] = batch;
        System.arraycopy(image.toLongs(), 0, all, 1, image.rank());
        long[] extents = kept(all);
        boolean freeBatch = extents.length > 1
                && extents[0] == -1
                && Arrays.stream(extents).skip(1).allMatch(e -> e > 0);
        if (extents.length < 2 || !(freeBatch || extents[0] == batch)) {
            throw node.refuse(
                    "reshape of " + image + " to " + Arrays.toString(wanted) + " mixes the images of a batch",
                    "Keep the first axis for the batch");
        }
        return resolve(Arrays.copyOfRange(extents, 1, extents.length), image);
    }

    private long[] kept(long[] old) {
        long[] extents = wanted.clone();
        for (int i = 0; i < extents.length; i++) {
            if (extents[i] == 0 && zeroKeeps) {
                if (i >= old.length) {
                    throw refuse(Dims.text(old));
                }
                extents[i] = old[i];
            }
        }
        return extents;
    }

    private Dims resolve(long[] extents, Dims old) {
        int free = -1;
        long others = 1;
        for (int i = 0; i < extents.length; i++) {
            if (extents[i] == -1 && free < 0) {
                free = i;
            } else if (extents[i] < 0 || extents[i] > Integer.MAX_VALUE || others > Integer.MAX_VALUE) {
                throw refuse(old.toString());
            } else {
                others *= extents[i];
            }
        }
        if (free >= 0) {
            extents[free] = others == 0 ? 0 : old.size() / others;
        }
        if (!Dims.isPossible(extents) || Dims.of(extents).size() != old.size()) {
            throw refuse(old.toString());
        }
        return Dims.of(extents);
    }

    private RefusedException refuse(String old) {
        return node.refuse("extents " + old + " cannot become " + Arrays.toString(wanted), "Make the sizes agree");
    }
}
