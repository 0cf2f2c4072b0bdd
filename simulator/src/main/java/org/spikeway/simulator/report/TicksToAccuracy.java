package org.spikeway.simulator.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/**
 * After how many ticks a run comes near the accuracy that it is measured against: that of the ANN or, without one, its own at
 * the last mark. Only marks are looked at, so more of them say it more closely.
 *
 * <p>Example: marks 16, 32, 64 with 62, 83 and 89 % against 90 %: within 10 points after 32 ticks, within 1 point after 64.
 *
 * @param accuracy by place of the mark
 */
record TicksToAccuracy(int[] marks, double reference, IntToDoubleFunction accuracy) {
    private static final double ROUNDING = 1e-9;
    private static final int[] POINTS = {10, 5, 1};

    static TicksToAccuracy of(FinishedRun run) {
        double reference = run.hasAnn() ? run.annAccuracy() : run.accuracy(run.marks().length - 1);
        return new TicksToAccuracy(run.marks(), reference, run::accuracy);
    }

    /** The first mark with at most so many percent points less than the reference. */
    OptionalInt within(double points) {
        for (int mark = 0; mark < marks.length; mark++) {
            if (accuracy.applyAsDouble(mark) >= reference - points / 100 - ROUNDING) {
                return OptionalInt.of(marks[mark]);
            }
        }
        return OptionalInt.empty();
    }

    /** For {@code run.json}: what is not reached is absent. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("reference", reference);
        for (int points : POINTS) {
            within(points).ifPresent(ticks -> map.put("within" + points, ticks));
        }
        return map;
    }

    /** In words: {@code 32 within 10 points, 64 within 1 point}; empty if none is reached. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int points : POINTS) {
            within(points).ifPresent(ticks -> text.append(text.isEmpty() ? "" : ", ")
                    .append(ticks)
                    .append(" within ")
                    .append(points)
                    .append(points == 1 ? " point" : " points"));
        }
        return text.toString();
    }
}
