package org.spikeway.aer.recording;

import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;

/** Drops and counts the events outside of the sensor, where its size is known. */
final class SensorBounds implements EventStream {
    private final EventStream source;
    private final RecordingInfo info;

    SensorBounds(EventStream source) {
        this.source = source;
        this.info = source.info();
    }

    @Override
    public RecordingInfo info() {
        return info;
    }

    @Override
    public Tally tally() {
        return source.tally();
    }

    @Override
    public boolean read(EventBatch batch) throws UnreadableException {
        do {
            if (!source.read(batch)) {
                return false;
            }
            if (info.geometry().known()) {
                dropOutside(batch);
            }
        } while (batch.size() == 0);
        return true;
    }

    private void dropOutside(EventBatch batch) {
        Geometry geometry = info.geometry();
        if (allInside(batch, geometry.width() - 1, geometry.height() - 1)) {
            return;
        }
        int kept = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (batch.x(i) < geometry.width() && batch.y(i) < geometry.height()) {
                batch.move(i, kept++);
            }
        }
        source.tally().add(Item.OUT_OF_RANGE, batch.size() - kept);
        batch.resize(kept);
    }

    /** Without branches: a coordinate over the last one makes the sign bit. */
    private static boolean allInside(EventBatch batch, int lastX, int lastY) {
        short[] x = batch.x();
        short[] y = batch.y();
        int size = batch.size();
        int sign = 0;
        for (int i = 0; i < size; i++) {
            sign |= (lastX - (x[i] & 0xFFFF)) | (lastY - (y[i] & 0xFFFF));
        }
        return sign >= 0;
    }

    @Override
    public void close() throws UnreadableException {
        source.close();
    }
}
