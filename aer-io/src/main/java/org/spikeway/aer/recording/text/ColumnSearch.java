package org.spikeway.aer.recording.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds which column is what: by the names of a header line, or by what only one order of columns can explain.
 *
 * <p>Without names, the polarity is the column of nothing but 0 and 1 (or -1 and 1), the time one that never falls and
 * does rise, and x stands before y. Where several orders fit, none is chosen.
 */
final class ColumnSearch {
    private static final Map<String, Character> ROLES = Map.ofEntries(
            Map.entry("t", 't'),
            Map.entry("ts", 't'),
            Map.entry("time", 't'),
            Map.entry("timestamp", 't'),
            Map.entry("x", 'x'),
            Map.entry("y", 'y'),
            Map.entry("p", 'p'),
            Map.entry("pol", 'p'),
            Map.entry("polarity", 'p'),
            Map.entry("on", 'p'));
    private static final Map<String, Integer> UNITS =
            Map.of("s", 6, "sec", 6, "ms", 3, "us", 0, "usec", 0, "micros", 0, "ns", -3, "nsec", -3);

    private final char separator;
    private final List<ByteBuffer> lines = new ArrayList<>();
    private final TextLine split;

    ColumnSearch(char separator, List<String> lines) {
        this.separator = separator;
        this.split = new TextLine(separator);
        for (String line : lines) {
            this.lines.add(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    /** The columns that a header line names; null if time, x, y or polarity is missing or there twice. */
    @Nullable
    TextColumns named(String header) {
        ByteBuffer bytes = ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1));
        int count = split.split(bytes, 0, bytes.limit());
        int[] at = {-1, -1, -1, -1};
        int scale = Integer.MIN_VALUE;
        for (int column = 0; column < count && count <= 16; column++) {
            String name = split.text(bytes, column).replace("\"", "").toLowerCase(Locale.ROOT);
            String[] parts = name.split("[_\\[( ]+", -1);
            int role = "txyp".indexOf(ROLES.getOrDefault(parts[0], '-'));
            if (role >= 0) {
                if (at[role] >= 0) {
                    return null;
                }
                at[role] = column;
                if (role == 0 && parts.length > 1) {
                    scale = UNITS.getOrDefault(parts[1].replaceAll("[\\])]", ""), Integer.MIN_VALUE);
                }
            }
        }
        if (at[0] < 0 || at[1] < 0 || at[2] < 0 || at[3] < 0) {
            return null;
        }
        int unit = scale == Integer.MIN_VALUE ? timeScale(at[0]) : scale;
        return new TextColumns(separator, count, at[0], at[1], at[2], at[3], unit);
    }

    /**
     * The only one of some orders of four columns that fits the lines; null if none or several do, or if too few lines
     * show the time rise.
     *
     * @param orders such as {@code txyp}
     */
    @Nullable
    TextColumns unnamed(List<String> orders) {
        TextColumns found = null;
        for (String order : orders) {
            int time = order.indexOf('t');
            TextColumns columns = new TextColumns(
                    separator, 4, time, order.indexOf('x'), order.indexOf('y'), order.indexOf('p'), timeScale(time));
            if (fits(columns)) {
                if (found != null) {
                    return null;
                }
                found = columns;
            }
        }
        return found != null && (orders.size() == 1 || rises(found)) ? found : null;
    }

    private boolean rises(TextColumns columns) {
        return timeOf(lines.get(0), columns) < timeOf(lines.get(lines.size() - 1), columns);
    }

    private long timeOf(ByteBuffer line, TextColumns columns) {
        split.split(line, 0, line.limit());
        return split.number(line, columns.time(), columns.readScale());
    }

    /** Seconds if any time has a fraction, or else microseconds. */
    private int timeScale(int column) {
        for (ByteBuffer line : lines) {
            if (split.split(line, 0, line.limit()) > column) {
                String time = split.text(line, column);
                if (time.indexOf('.') >= 0 || time.indexOf('e') >= 0) {
                    return 6;
                }
            }
        }
        return 0;
    }

    private boolean fits(TextColumns columns) {
        long last = Long.MIN_VALUE;
        for (ByteBuffer line : lines) {
            if (split.split(line, 0, line.limit()) != columns.count()) {
                return false;
            }
            long time = split.number(line, columns.time(), columns.readScale());
            long x = split.number(line, columns.x(), 0);
            long y = split.number(line, columns.y(), 0);
            boolean possible = time != DecimalText.INVALID
                    && time >= last
                    && Math.min(x, y) >= 0
                    && Math.max(x, y) <= 0xFFFF
                    && split.polarity(line, columns.polarity()) >= 0;
            if (!possible) {
                return false;
            }
            last = time;
        }
        return !lines.isEmpty();
    }
}
