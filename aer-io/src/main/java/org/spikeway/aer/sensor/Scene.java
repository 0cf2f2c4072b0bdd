package org.spikeway.aer.sensor;

import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;

/** What a sensor looks at: pictures of brightness, one after another in time. */
public interface Scene {
    /** What {@link #next} returns after the last picture. */
    long END = -1;

    /** The size of every picture; known. */
    Geometry geometry();

    /**
     * The next picture.
     *
     * @param brightness receives width · height values of 0 (black) to 1 (white), row by row from the upper left;
     *     linear in the light that falls on the sensor
     * @return its time in microseconds, 0 or more and later than the one before; or {@link #END}
     */
    long next(double[] brightness) throws UnreadableException;
}
