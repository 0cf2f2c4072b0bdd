package org.spikeway.cli.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.spikeway.cli.program.TextTable;

/**
 * Runs side by side.
 *
 * @param at share of right answers to which ticks are counted; NaN: none
 */
record Comparison(List<ComparedRun> runs, double at) {
    /** Why the numbers of the runs might not be of the same thing, in one line; empty if nothing speaks for it. */
    String caution() {
        List<String> differ = new ArrayList<>();
        if (runs.stream().mapToInt(ComparedRun::samples).distinct().count() > 1) {
            differ.add("sample counts");
        }
        if (runs.stream().map(ComparedRun::data).distinct().count() > 1) {
            differ.add("image sets");
        }
        return differ.isEmpty()
                ? ""
                : "the runs have different " + String.join(" and ", differ) + ": compare with care";
    }

    boolean isBest(ComparedRun run) {
        return runs.stream().noneMatch(run::isBeatenBy);
    }

    List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ComparedRun run : runs) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("run", run.name());
            row.put("network", run.network());
            row.put("chip", run.chip());
            row.put("samples", run.samples());
            row.put("ticks", run.marks()[run.marks().length - 1]);
            put(row, "accuracy", run.lastAccuracy());
            put(row, "picojoulesPerSample", run.picojoules());
            put(row, "latencySeconds", run.seconds());
            put(row, "spikesPerSample", run.lastSpikes());
            put(row, "hopsPerSample", run.hops());
            row.put("cores", run.cores());
            if (!Double.isNaN(at)) {
                run.ticksTo(at).ifPresent(ticks -> row.put("ticksTo", ticks));
            }
            row.put("pareto", isBest(run));
            rows.add(row);
        }
        return rows;
    }

    private static void put(Map<String, Object> row, String key, double value) {
        if (!Double.isNaN(value)) {
            row.put(key, value);
        }
    }

    /**
     * The accuracy of each run at the spikes that each other one takes to its end, of two with equal spikes once; what lies
     * outside its marks is left out.
     */
    List<EqualSpikes> atEqualSpikes() {
        List<EqualSpikes> pairs = new ArrayList<>();
        for (ComparedRun whole : runs) {
            for (ComparedRun other : runs) {
                OptionalDouble accuracy = other.accuracyAt(whole.lastSpikes());
                boolean isKnown = whole.lastSpikes() == other.lastSpikes() && runs.indexOf(other) < runs.indexOf(whole);
                if (!whole.name().equals(other.name())
                        && !isKnown
                        && accuracy.isPresent()
                        && !Double.isNaN(accuracy.getAsDouble() + whole.lastAccuracy())) {
                    pairs.add(new EqualSpikes(whole, other, accuracy.getAsDouble()));
                }
            }
        }
        return pairs;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("runs", rows());
        map.put("equalSpikes", atEqualSpikes().stream().map(EqualSpikes::asMap).toList());
        if (!Double.isNaN(at)) {
            map.put("at", at);
        }
        if (!caution().isEmpty()) {
            map.put("caution", caution());
        }
        return map;
    }

    String text() {
        List<String> columns = new ArrayList<>(
                List.of("run", "chip", "ticks", "accuracy", "energy mJ", "latency ms", "spikes", "hops", "cores"));
        if (!Double.isNaN(at)) {
            columns.add(String.format(Locale.ROOT, "to %.4g %%", 100 * at));
        }
        TextTable table = new TextTable(columns.toArray(String[]::new));
        for (ComparedRun run : runs) {
            List<String> cells = new ArrayList<>(List.of(
                    (isBest(run) ? "* " : "  ") + run.name(),
                    run.chip(),
                    String.valueOf(run.marks()[run.marks().length - 1]),
                    number("%.2f %%", 100 * run.lastAccuracy()),
                    number("%.4f", run.picojoules() * 1e-9),
                    number("%.3f", run.seconds() * 1e3),
                    number("%,.0f", run.lastSpikes()),
                    number("%,.0f", run.hops()),
                    String.valueOf(run.cores())));
            if (!Double.isNaN(at)) {
                OptionalInt reached = run.ticksTo(at);
                cells.add(reached.isPresent() ? String.valueOf(reached.getAsInt()) : "-");
            }
            table.row(cells.toArray());
        }
        StringBuilder text = new StringBuilder(table.text());
        line(text, "%n  * no other run is better in accuracy, energy or latency without being worse in another");
        atEqualSpikes().forEach(pair -> line(text, "  %s", pair.text()));
        if (!caution().isEmpty()) {
            line(text, "  %s", caution());
        }
        return text.toString();
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
