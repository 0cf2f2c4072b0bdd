package org.spikeway.aer.recording.column;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names under which the four numbers of an event go. */
public final class FieldRoles {
    private static final List<Set<String>> NAMES = List.of(
            Set.of("t", "ts", "time", "times", "timestamp", "timestamps"),
            Set.of("x"),
            Set.of("y"),
            Set.of("p", "pol", "polarity", "polarities", "on"));

    private FieldRoles() {}

    /** The names of time, x, y and polarity among some, in this order; null where one is missing. */
    public static @Nullable List<String> find(List<String> names) {
        String[] found = new String[NAMES.size()];
        for (int role = 0; role < found.length; role++) {
            for (String name : names) {
                if (NAMES.get(role).contains(name.toLowerCase(Locale.ROOT))) {
                    found[role] = name;
                    break;
                }
            }
            if (found[role] == null) {
                return null;
            }
        }
        return List.of(found);
    }
}
