package org.spikeway.cli.compare;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Two runs at as many spikes as one of them fires in an inference.
 *
 * @param whole the run that has fired them at its end
 * @param other the run that has fired as many somewhere between its marks
 * @param accuracy of the other there
 */
record EqualSpikes(ComparedRun whole, ComparedRun other, double accuracy) {
    Map<String, Object> asMap() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("spikes", whole.lastSpikes());
        row.put("of", whole.name());
        row.put("accuracy", whole.lastAccuracy());
        row.put("run", other.name());
        row.put("accuracyOfRun", accuracy);
        return row;
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "at %,.0f spikes an inference: %s %.2f %%, %s %.2f %% (between marks, on a straight line)",
                whole.lastSpikes(),
                whole.name(),
                100 * whole.lastAccuracy(),
                other.name(),
                100 * accuracy);
    }
}
