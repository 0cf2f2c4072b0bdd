package org.spikeway.aer.recording.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/** Steps through a data set of one dimension, some elements at a time. */
final class ElementPieces {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final LibraryCalls library;
    private final Dataset dataset;
    private final long count;
    private final int elementBytes;
    private final int chunkElements;
    private final @Nullable ChunkPipeline pipeline;
    private long next;
    private ByteBuffer piece = NOTHING;
    private int at;
    private int present;

    /** @throws UnreadableException if the data set is no list, or its chunks are too large */
    ElementPieces(LibraryCalls library, Dataset dataset) throws UnreadableException {
        this.library = library;
        this.dataset = dataset;
        String path = library.call(dataset::getPath);
        long[] extents = library.call(dataset::getDimensionsAsLong);
        elementBytes = library.call(() -> dataset.getDataType().getSize());
        if (extents.length != 1 || elementBytes < 1 || elementBytes > 1 << 10) {
            throw library.refused(path + " has " + extents.length + " dimensions of elements of " + elementBytes
                    + " bytes, a list of small ones is expected");
        }
        count = extents[0];
        if (dataset instanceof ChunkedDataset chunked) {
            chunkElements = library.call(() -> chunked.getChunkDimensions()[0]);
            long chunkBytes = (long) chunkElements * elementBytes;
            if (chunkElements < 1 || chunkBytes > BloscChunk.LARGEST || count > Integer.MAX_VALUE) {
                throw library.refused(String.format(
                        "%s has chunks of %,d bytes, at most %,d are read", path, chunkBytes, BloscChunk.LARGEST));
            }
            pipeline = new ChunkPipeline(library.call(chunked::getFilters), (int) chunkBytes, elementBytes);
        } else {
            chunkElements = 0;
            pipeline = null;
        }
    }

    /** The number of elements that the file declares. */
    long count() {
        return count;
    }

    /** The bytes of one element. */
    int elementBytes() {
        return elementBytes;
    }

    /** How many elements are at hand from {@link #offset} on; reads the next ones if none is. 0 at the end. */
    int available() throws UnreadableException {
        if (at == present && next < count) {
            piece = dataset instanceof ChunkedDataset chunked ? chunk(chunked) : whole();
            at = 0;
            present = (int) Math.min(piece.limit() / elementBytes, count - next);
            long expected = chunkElements == 0 ? count : Math.min(chunkElements, count - next);
            if (present < expected) {
                throw library.refused(
                        String.format("element %,d: %,d elements expected, %,d there", next, expected, present));
            }
            next += present;
        }
        return present - at;
    }

    /** The bytes of the elements at hand. */
    ByteBuffer bytes() {
        return piece;
    }

    /** Where the next element begins in {@link #bytes}. */
    int offset() {
        return at * elementBytes;
    }

    /** Goes on by so many elements, at most those available. */
    void skip(int elements) {
        at += elements;
    }

    private ByteBuffer chunk(ChunkedDataset chunked) throws UnreadableException {
        int[] place = {(int) next};
        long index = next;
        return library.call(() -> {
            ByteBuffer stored = chunked.getRawChunkBuffer(place);
            byte[] bytes = new byte[Math.min(stored.remaining(), 2 * BloscChunk.LARGEST)];
            stored.get(bytes);
            try {
                return ByteBuffer.wrap(pipeline == null ? bytes : pipeline.decode(bytes));
            } catch (DamagedChunkException damaged) {
                throw new DamagedChunkException("element " + index + ": " + damaged.getMessage());
            }
        });
    }

    private ByteBuffer whole() throws UnreadableException {
        if (dataset instanceof ContiguousDataset contiguous) {
            return library.call(contiguous::getBuffer).slice();
        }
        throw library.refused("a data set that is neither in one piece nor in chunks");
    }
}
