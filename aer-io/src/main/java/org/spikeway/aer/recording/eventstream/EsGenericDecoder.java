package org.spikeway.aer.recording.eventstream;

import java.nio.ByteBuffer;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.EventDecoder;

/**
 * Counts the events of a generic file, which hold bytes of unknown meaning.
 *
 * <p>The format sets no limit to the size of an event; one that is larger than the rest of the file is damage, and its
 * bytes are passed over, never gathered.
 */
final class EsGenericDecoder implements EventDecoder {
    private static final int LONGEST_SIZE = 9;
    private static final int SIZE_BITS = 7;

    private final Tally tally;
    private final long fileBytes;
    private long left;

    /** @param fileBytes the largest size that an event can have */
    EsGenericDecoder(Tally tally, long fileBytes) {
        this.tally = tally;
        this.fileBytes = fileBytes;
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) throws UnreadableException {
        boolean moved = true;
        while (moved && in.hasRemaining()) {
            int before = in.position();
            if (left > 0) {
                int step = (int) Math.min(left, in.remaining());
                left -= step;
                in.position(before + step);
                tally.add(Item.OTHER, left == 0 ? 1 : 0);
            } else if ((in.get(before) & 0xFF) >= EsKind.RESET) {
                in.position(before + 1);
            } else {
                size(in, before + 1);
            }
            moved = in.position() != before;
        }
    }

    /** Reads a size, if all of it is there. */
    private void size(ByteBuffer in, int from) throws UnreadableException {
        long size = 0;
        for (int i = 0; i < LONGEST_SIZE && from + i < in.limit(); i++) {
            int part = in.get(from + i) & 0xFF;
            size |= (long) (part >>> 1) << (i * SIZE_BITS);
            if ((part & 1) == 0) {
                requirePossible(size);
                in.position(from + i + 1);
                left = size;
                tally.add(Item.OTHER, size == 0 ? 1 : 0);
                return;
            }
        }
        if (in.limit() - from >= LONGEST_SIZE) {
            requirePossible(Long.MAX_VALUE);
        }
    }

    private void requirePossible(long size) throws UnreadableException {
        if (size > fileBytes) {
            throw new UnreadableException(String.format(
                    "an event of %,d bytes, the file has %,d. It is damaged: fetch it again.", size, fileBytes));
        }
    }
}
