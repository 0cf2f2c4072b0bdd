package org.spikeway.aer.recording;

import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;

/**
 * The coordinates that a format can write.
 *
 * @param format as messages name it
 * @param lastX the largest column
 * @param lastY the largest row
 */
public record PixelLimit(String format, int lastX, int lastY) {
    /** @throws UnreadableException if an event lies beyond */
    public void check(EventBatch batch, int index) throws UnreadableException {
        if (batch.x(index) > lastX || batch.y(index) > lastY) {
            throw new UnreadableException(String.format(
                    "pixel (%d, %d), %s files have up to (%d, %d). Crop or downsample the recording.",
                    batch.x(index), batch.y(index), format, lastX, lastY));
        }
    }
}
