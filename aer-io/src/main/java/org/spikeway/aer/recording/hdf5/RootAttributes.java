package org.spikeway.aer.recording.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;

/** The texts that an HDF5 file carries at its root, such as the header of the RAW file that it was made from. */
final class RootAttributes {
    private static final Pattern GEOMETRY = Pattern.compile("(\\d{1,6})x(\\d{1,6})");
    private static final int LONGEST = 1000;

    private RootAttributes() {}

    /** The attributes that are texts, by name. */
    static Map<String, String> of(LibraryCalls library, HdfFile hdf) throws UnreadableException {
        return library.call(() -> {
            Map<String, String> texts = new TreeMap<>();
            for (Map.Entry<String, Attribute> entry : hdf.getAttributes().entrySet()) {
                if (entry.getValue().getSizeInBytes() <= LONGEST
                        && entry.getValue().getData() instanceof String text) {
                    texts.put(entry.getKey(), text);
                }
            }
            return texts;
        });
    }

    /** The sensor's size by the attribute {@code geometry}, such as {@code 640x480}. */
    static Geometry geometry(Map<String, String> attributes) {
        Matcher size = GEOMETRY.matcher(attributes.getOrDefault("geometry", ""));
        return size.matches()
                ? Geometry.orUnknown(Long.parseLong(size.group(1)), Long.parseLong(size.group(2)))
                : Geometry.UNKNOWN;
    }
}
