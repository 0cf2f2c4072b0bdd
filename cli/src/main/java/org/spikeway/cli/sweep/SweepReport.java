package org.spikeway.cli.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tables of a sweep: {@code sweep.csv}, {@code sweep.parquet} and the Pareto report {@code sweep.md}. */
final class SweepReport {
    private static final String ENERGY = "picojoulesPerSample";
    private static final String TIME = "secondsPerSample";

    private final List<String> keys;
    private final List<SweepPoint> points;
    private final List<SweepResult> results;

    /** @param results one a point */
    SweepReport(List<String> keys, List<SweepPoint> points, List<SweepResult> results) {
        this.keys = keys;
        this.points = points;
        this.results = results;
    }

    /** Each file appears complete or not at all. */
    void write(Path folder) throws IOException {
        SweepTable table = table();
        put(folder.resolve("sweep.csv"), table.csv().getBytes(StandardCharsets.UTF_8));
        put(folder.resolve("sweep.parquet"), ParquetFile.of(table));
        put(folder.resolve("sweep.md"), markdown().getBytes(StandardCharsets.UTF_8));
    }

    private static void put(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    SweepTable table() {
        List<String> columns = new ArrayList<>(List.of("folder"));
        columns.addAll(keys);
        columns.add("state");
        columns.addAll(SweepResult.COLUMNS);
        columns.addAll(List.of("energyFront", "timeFront", "reason"));
        ParetoFront energy = new ParetoFront(results, ENERGY);
        ParetoFront time = new ParetoFront(results, TIME);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            SweepResult result = results.get(i);
            List<@Nullable Object> row = new ArrayList<>();
            row.add(points.get(i).folder());
            for (String key : keys) {
                row.add(points.get(i).options().get(key));
            }
            row.add(result.reason() == null ? "done" : "failed");
            row.addAll(result.figures());
            row.add(energy.contains(result) ? 1L : 0L);
            row.add(time.contains(result) ? 1L : 0L);
            row.add(result.reason());
            rows.add(Collections.unmodifiableList(row));
        }
        return new SweepTable(columns, rows);
    }

    /** The fronts, what failed, and all points. */
    String markdown() {
        long failed = results.stream().filter(result -> result.reason() != null).count();
        StringBuilder text = new StringBuilder(
                "# Sweep\n\n" + points.size() + " points, " + failed + " failed. Energy and time are the chip's.\n");
        text.append("\n## Accuracy against energy: points that no other beats\n\n")
                .append(front(ENERGY));
        text.append("\n## Accuracy against time: points that no other beats\n\n")
                .append(front(TIME));
        if (failed > 0) {
            text.append("\n## Failed\n\n");
            for (int i = 0; i < points.size(); i++) {
                String reason = results.get(i).reason();
                if (reason != null) {
                    text.append("- ")
                            .append(points.get(i).name())
                            .append(": ")
                            .append(reason)
                            .append('\n');
                }
            }
        }
        return text.append("\n## All points\n\n")
                .append(figures(Collections.nCopies(points.size(), true)))
                .toString();
    }

    private String front(String cost) {
        ParetoFront front = new ParetoFront(results, cost);
        List<Boolean> chosen = results.stream().map(front::contains).toList();
        return chosen.contains(true) ? figures(chosen, cost) : "None: no point has both figures.\n";
    }

    private String figures(List<Boolean> chosen) {
        return rows(chosen, Comparator.<Integer>naturalOrder());
    }

    private String figures(List<Boolean> chosen, String cost) {
        return rows(
                chosen, Comparator.comparing((Integer i) -> figure(i, cost)).thenComparing(Comparator.naturalOrder()));
    }

    private double figure(int point, String column) {
        Double figure = results.get(point).figure(column);
        return figure == null ? Double.POSITIVE_INFINITY : figure;
    }

    private String rows(List<Boolean> chosen, Comparator<Integer> order) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            if (chosen.get(i)) {
                indices.add(i);
            }
        }
        indices.sort(order);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i : indices) {
            SweepResult result = results.get(i);
            List<@Nullable Object> row = new ArrayList<>();
            row.add(points.get(i).name());
            row.add(rounded(result.quality(), 100, "%.2f"));
            row.add(rounded(result.figure(ENERGY), 1e-6, "%.4g"));
            row.add(rounded(result.figure(TIME), 1e3, "%.4g"));
            row.add(result.figures().get(SweepResult.COLUMNS.indexOf("cores")));
            rows.add(Collections.unmodifiableList(row));
        }
        return new SweepTable(
                        List.of("point", "accuracy %", "energy µJ a sample", "time ms a sample", "cores"),
                        Collections.unmodifiableList(rows))
                .markdown();
    }

    private static @Nullable String rounded(@Nullable Double value, double factor, String format) {
        return value == null ? null : String.format(Locale.ROOT, format, value * factor);
    }
}
