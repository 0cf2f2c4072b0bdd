package org.spikeway.aer.recording;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;

/** The events of a file whose words follow each other from an offset to the end, mapped piece by piece. */
public final class DecodedFile implements RewindableStream {
    private final RecordingInfo info;
    private final Tally tally;
    private final EventDecoder decoder;
    private final FileWindow window;
    private final long begin;
    private @Nullable String damage;

    private DecodedFile(RecordingInfo info, Tally tally, EventDecoder decoder, FileWindow window) {
        this.info = info;
        this.tally = tally;
        this.decoder = decoder;
        this.window = window;
        this.begin = window.offset();
    }

    /**
     * Opens a file for decoding.
     *
     * @param offset of the first word; at or after the end for a recording without events
     * @param tally the one that the decoder counts in
     * @throws UnreadableException if the file cannot be opened
     */
    public static DecodedFile open(Path file, long offset, RecordingInfo info, Tally tally, EventDecoder decoder)
            throws UnreadableException {
        return new DecodedFile(info, tally, decoder, FileWindow.open(file, offset));
    }

    @Override
    public void rewind() throws UnreadableException {
        window.goBack(begin);
        damage = null;
    }

    @Override
    public RecordingInfo info() {
        return info;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public boolean read(EventBatch batch) throws UnreadableException {
        batch.clear();
        if (damage != null) {
            throw new UnreadableException(damage);
        }
        while (batch.remaining() >= EventBatch.SMALLEST) {
            ByteBuffer bytes = window.bytes();
            int before = bytes.position();
            int events = batch.size();
            try {
                decoder.decode(bytes, batch);
            } catch (UnreadableException damaged) {
                damage = window.place() + ": " + damaged.getMessage();
                if (batch.size() == 0) {
                    throw new UnreadableException(damage);
                }
                return true;
            }
            boolean stuck = bytes.position() == before && batch.size() == events;
            if (stuck && !window.advance()) {
                tally.add(Item.TRUNCATED_BYTES, bytes.remaining());
                bytes.position(bytes.limit());
                break;
            }
        }
        return batch.size() > 0;
    }

    @Override
    public void close() throws UnreadableException {
        window.close();
    }
}
