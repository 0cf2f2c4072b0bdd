package org.spikeway.aer.recording.hdf5;

import io.jhdf.filter.PipelineFilterWithData;
import java.util.Arrays;
import java.util.List;

/** Undoes the filters of an HDF5 data set on one of its chunks, within the memory that a chunk may take. */
final class ChunkPipeline {
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int CHECKSUM = 3;
    private static final int CHECKSUM_BYTES = 4;

    private final List<PipelineFilterWithData> filters;
    private final int chunkBytes;
    private final int elementBytes;

    /** @param filters in the order in which they were applied */
    ChunkPipeline(List<PipelineFilterWithData> filters, int chunkBytes, int elementBytes) {
        this.filters = List.copyOf(filters);
        this.chunkBytes = chunkBytes;
        this.elementBytes = elementBytes;
    }

    /** The elements of a chunk. */
    byte[] decode(byte[] stored) {
        byte[] bytes = stored;
        for (int i = filters.size() - 1; i >= 0; i--) {
            bytes = decode(filters.get(i), bytes, i);
        }
        return bytes;
    }

    private byte[] decode(PipelineFilterWithData filter, byte[] bytes, int position) {
        return switch (filter.getId()) {
            case DEFLATE -> PackedStream.inflate(bytes, chunkBytes + (checksumBelow(position) ? CHECKSUM_BYTES : 0));
            case SHUFFLE -> unshuffle(bytes);
            case CHECKSUM -> Arrays.copyOf(bytes, Math.max(0, bytes.length - CHECKSUM_BYTES));
            case BloscFilter.ID -> BloscChunk.decode(bytes);
            case EcfFilter.ID -> EcfChunk.decode(bytes);
            case ZstdFilter.ID -> PackedStream.zstdFrame(bytes);
            default ->
                throw new DamagedChunkException("filter " + filter.getId() + " (" + filter.getName() + ") is not read");
        };
    }

    private boolean checksumBelow(int position) {
        return filters.subList(0, position).stream().anyMatch(filter -> filter.getId() == CHECKSUM);
    }

    /** Byte b of all elements lies together; what is no whole element stays at the end. */
    private byte[] unshuffle(byte[] shuffled) {
        int count = shuffled.length / elementBytes;
        byte[] out = shuffled.clone();
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < elementBytes; b++) {
                out[i * elementBytes + b] = shuffled[b * count + i];
            }
        }
        return out;
    }
}
