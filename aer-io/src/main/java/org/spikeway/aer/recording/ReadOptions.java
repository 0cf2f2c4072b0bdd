package org.spikeway.aer.recording;

import org.jspecify.annotations.Nullable;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.TimePolicy;

/**
 * What a user knows or wants of a recording.
 *
 * @param time what becomes of events that step back in time
 * @param geometry of the sensor, for a recording that does not tell; the recording's own goes first
 * @param format the name of the format, for a file that looks like several; null to find it by content
 */
public record ReadOptions(
        TimePolicy time, Geometry geometry, @Nullable String format) {
    /** Times as they are, geometry and format as the recording says. */
    public static final ReadOptions STANDARD = new ReadOptions(TimePolicy.KEEP, Geometry.UNKNOWN, null);

    /** The geometry of a recording that says {@code own}, or else of the user. */
    public Geometry geometryOr(Geometry own) {
        return own.known() ? own : geometry;
    }
}
