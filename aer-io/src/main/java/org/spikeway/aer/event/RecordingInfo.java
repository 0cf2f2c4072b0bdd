package org.spikeway.aer.event;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a recording says of itself.
 *
 * @param format the format's name with its version, such as {@code EVT3}
 * @param sensor the camera or chip, such as {@code DAVIS346}; null where the recording does not tell
 * @param geometry the size of the sensor; events outside of it are dropped and counted
 * @param origin how the recording itself counts columns and rows
 * @param properties further facts in the recording's own words, by name, sorted
 */
public record RecordingInfo(
        String format, @Nullable String sensor, Geometry geometry, Origin origin, Map<String, String> properties) {
    public RecordingInfo {
        properties = java.util.Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** A recording that tells nothing but its format. */
    public static RecordingInfo of(String format, Geometry geometry) {
        return new RecordingInfo(format, null, geometry, Origin.UPPER_LEFT, Map.of());
    }

    public RecordingInfo withGeometry(Geometry other) {
        return new RecordingInfo(format, sensor, other, origin, properties);
    }
}
