package org.spikeway.aer.recording;

import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.kernel.EventKernels;

/** Drops and counts the events outside of the sensor, where its size is known. */
final class SensorBounds implements EventStream {
    private final EventKernels kernels = EventKernels.best();
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
        if (kernels.inside(batch, geometry.width() - 1, geometry.height() - 1)) {
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

    @Override
    public void close() throws UnreadableException {
        source.close();
    }
}
