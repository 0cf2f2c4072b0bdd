package org.spikeway.cli.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.PointRun;

/**
 * The points of a sweep: one for each way to choose a value of every option. The first key of the file varies slowest;
 * {@code chip: [ideal, loihi]} with {@code seed: [1, 2]} is ideal 1, ideal 2, loihi 1, loihi 2.
 */
final class SweepPlan {
    private static final int MOST_POINTS = 100_000;
    private static final Set<String> NOT_SWEPT =
            Set.of("out", "help", "version", "resume", "checkpoint", "journal", "live");

    private final Map<String, List<String>> values;

    /** @throws RefusedException for an option that {@code run} has not, or too many points */
    SweepPlan(Map<String, List<String>> values) {
        this.values = values;
        values.forEach(SweepPlan::requireOption);
        long points = 1;
        for (List<String> each : values.values()) {
            points *= each.size();
            if (points > MOST_POINTS) {
                throw new RefusedException(String.format(
                        "sweep: more than %,d points. Shorten a list, or make several sweeps.", MOST_POINTS));
            }
        }
    }

    private static void requireOption(String key, List<String> chosen) {
        Set<String> options = PointRun.options();
        if (NOT_SWEPT.contains(key)) {
            throw new RefusedException("sweep key '" + key + "' is not for sweeps. Leave it out.");
        }
        if (!options.contains("--" + key)) {
            String near = options.stream()
                    .map(option -> option.substring(2))
                    .filter(option -> !NOT_SWEPT.contains(option))
                    .min(Comparator.comparingInt(option -> distance(key, option)))
                    .orElse("chip");
            throw new RefusedException(
                    "sweep key '" + key + "' is no option of spikeway run. Did you mean '" + near + "'?");
        }
        if (PointRun.isFlag("--" + key)) {
            for (String value : chosen) {
                if (!value.equals("true") && !value.equals("false")) {
                    throw new RefusedException(
                            "sweep key '" + key + "': '" + value + "' is not allowed. Write true or false.");
                }
            }
        }
    }

    /** Letters to insert, leave out or change (Levenshtein 1966). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** In the order of the tables. */
    List<SweepPoint> points() throws IOException {
        List<Map<String, String>> chosen = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, List<String>> axis : values.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> begun : chosen) {
                for (String value : axis.getValue()) {
                    Map<String, String> one = new LinkedHashMap<>(begun);
                    one.put(axis.getKey(), value);
                    longer.add(one);
                }
            }
            chosen = longer;
        }
        InputDigests digests = new InputDigests();
        List<SweepPoint> points = new ArrayList<>();
        for (Map<String, String> each : chosen) {
            points.add(new SweepPoint(each, varying(each), digests.of(each)));
        }
        return points;
    }

    private String varying(Map<String, String> point) {
        List<String> words = new ArrayList<>();
        point.forEach((key, value) -> {
            if (values.getOrDefault(key, List.of()).size() > 1) {
                words.add(value);
            }
        });
        return String.join(" ", words);
    }
}
