package org.spikeway.aer.recording.text;

import java.nio.ByteBuffer;
import org.spikeway.aer.event.EventBatch;

/** Takes one line of text apart into columns, and these into an event. */
final class TextLine {
    private static final int LARGEST_COORDINATE = 0xFFFF;
    private static final int MOST_COLUMNS = 16;

    private final char separator;
    private final int[] begin = new int[MOST_COLUMNS];
    private final int[] end = new int[MOST_COLUMNS];

    TextLine(char separator) {
        this.separator = separator;
    }

    /** Splits bytes {@code from} to {@code to}; returns the number of columns, or one too many for any. */
    int split(ByteBuffer bytes, int from, int to) {
        int count = 0;
        int at = from;
        while (true) {
            at = skipBlanks(bytes, at, to);
            if (separator == ' ' && at == to) {
                return count;
            }
            if (count == MOST_COLUMNS) {
                return MOST_COLUMNS + 1;
            }
            begin[count] = at;
            int last = at;
            while (at < to && !separates(bytes.get(at))) {
                last = isBlank(bytes.get(at++)) ? last : at;
            }
            end[count++] = last;
            if (at == to) {
                return count;
            }
            at += separator == ' ' ? 0 : 1;
        }
    }

    private boolean separates(int c) {
        return c == separator || (separator == ' ' && c == '\r');
    }

    private int skipBlanks(ByteBuffer bytes, int from, int to) {
        int at = from;
        while (at < to && (separator == ' ' ? separates(bytes.get(at)) : isBlank(bytes.get(at)))) {
            at++;
        }
        return at;
    }

    private boolean isBlank(int c) {
        return (c == ' ' || c == '\t' || c == '\r') && c != separator;
    }

    /** A column of the line split last, as a number. */
    long number(ByteBuffer bytes, int column, int scale) {
        return DecimalText.parse(bytes, begin[column], end[column], scale);
    }

    /** A column of the line split last, as text. */
    String text(ByteBuffer bytes, int column) {
        byte[] text = new byte[end[column] - begin[column]];
        bytes.get(begin[column], text);
        return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Appends the event of the line split last; false if a column is not what it must be. */
    boolean addEvent(ByteBuffer bytes, TextColumns columns, EventBatch batch) {
        long time = number(bytes, columns.time(), columns.readScale());
        long x = number(bytes, columns.x(), 0);
        long y = number(bytes, columns.y(), 0);
        int polarity = polarity(bytes, columns.polarity());
        boolean valid = time != DecimalText.INVALID
                && x >= 0
                && x <= LARGEST_COORDINATE
                && y >= 0
                && y <= LARGEST_COORDINATE
                && polarity >= 0;
        if (valid) {
            batch.add(columns.micros(time), (int) x, (int) y, polarity);
        }
        return valid;
    }

    /** 1, 0, or -1 if the column is no polarity. */
    int polarity(ByteBuffer bytes, int column) {
        int first = begin[column] < end[column] ? bytes.get(begin[column]) | 0x20 : 0;
        if (first == 't' || first == 'f' || first == 'o') {
            return switch (text(bytes, column).toLowerCase(java.util.Locale.ROOT)) {
                case "true", "on" -> 1;
                case "false", "off" -> 0;
                default -> -1;
            };
        }
        long number = number(bytes, column, 0);
        return number == 1 ? 1 : number == 0 || number == -1 ? 0 : -1;
    }
}
