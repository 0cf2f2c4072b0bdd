package org.spikeway.cli.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spikeway.cli.PointRun;

/**
 * One run of a sweep.
 *
 * @param options by key, without dashes
 * @param name the values of the options that vary, for people
 * @param digest tells points apart, across sweeps too
 */
record SweepPoint(Map<String, String> options, String name, String digest) {
    private static final int LONGEST_NAME = 60;

    /** Its folder below that of all points. */
    String folder() {
        String safe = name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        String start = safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
        return start.isEmpty() ? digest : start + "-" + digest;
    }

    /** What {@code spikeway run} is given. Without a choice a point has one thread: points run side by side. */
    List<String> arguments(Path out) {
        List<String> arguments = new ArrayList<>();
        options.forEach((key, value) -> {
            if (!PointRun.isFlag("--" + key)) {
                arguments.add("--" + key + "=" + value);
            } else if (value.equals("true")) {
                arguments.add("--" + key);
            }
        });
        if (!options.containsKey("workers")) {
            arguments.add("--workers=1");
        }
        arguments.add("--out=" + out);
        return arguments;
    }
}
