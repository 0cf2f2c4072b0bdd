package org.spikeway.aer.sensor;

import java.util.Map;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;

/**
 * An event camera that looks at a scene: the events that its pixels would send, in the order of time.
 *
 * <p>Between two pictures the logarithm of brightness is taken to change at constant speed, and an event gets the time at
 * which it crosses the pixel's threshold, as in Rebecq, Gehrig and Scaramuzza, ESIM, 2018. The first picture sets the
 * levels and gives no events. The same scene and model give the same events, whatever the size of the batches. Memory
 * holds two pictures and the events between them.
 */
public final class EmulatedSensor implements EventStream {
    private final Scene scene;
    private final RecordingInfo info;
    private final Tally tally = new Tally();
    private final EventList events = new EventList();
    private final Pixels pixels;
    private final double[] brightness;
    private final int width;
    private long from = Scene.END;
    private long to = Scene.END;

    public EmulatedSensor(Scene scene, SensorModel model) throws UnreadableException {
        this.scene = scene;
        width = scene.geometry().width();
        brightness = new double[Math.multiplyExact(width, scene.geometry().height())];
        info = new RecordingInfo(
                "emulated",
                "emulated event camera",
                scene.geometry(),
                Origin.UPPER_LEFT,
                Map.of("model", model.toString()));
        pixels = new Pixels(brightness.length, model);
        to = scene.next(brightness);
        if (to != Scene.END) {
            pixels.begin(brightness, to);
        }
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
        while (batch.remaining() > 0 && (!events.isEmpty() || advance())) {
            events.moveTo(batch, from, width);
        }
        return batch.size() > 0;
    }

    /** Goes on to the next picture; false after the last. */
    private boolean advance() throws UnreadableException {
        long next = to == Scene.END ? Scene.END : scene.next(brightness);
        if (next == Scene.END) {
            to = Scene.END;
            return false;
        }
        if (next <= to || next - to > Integer.MAX_VALUE) {
            throw new IllegalStateException("a picture at " + next + " us after one at " + to + " us");
        }
        from = to;
        to = next;
        events.clear();
        pixels.advance(brightness, (int) (to - from), events);
        events.sort();
        return true;
    }

    @Override
    public void close() {}
}
