package org.spikeway.aer.image;

import org.spikeway.aer.UnreadableException;

/** One way to keep an image set in a file: tells by the content whether a file is of this kind, and opens it. */
interface ImageFormat {
    boolean recognises(SourceFile file);

    ImageSet open(SourceFile file) throws UnreadableException;
}
