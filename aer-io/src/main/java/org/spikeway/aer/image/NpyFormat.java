package org.spikeway.aer.image;

import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.array.NpyArray;

/** Pictures in one NPY array; labels come in a file of their own. */
final class NpyFormat implements ImageFormat {
    @Override
    public boolean recognises(SourceFile file) {
        return NpyArray.begins(file.bytes());
    }

    @Override
    public ImageSet open(SourceFile file) throws UnreadableException {
        return ArrayImages.of(NpyArray.read(file.bytes(), file.name()), file.name(), file.name());
    }
}
