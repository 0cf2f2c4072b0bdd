package org.spikeway.aer.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.spikeway.aer.UnreadableException;

/**
 * Reads labels from plain text: one whole number of 0 or more a line, nothing else.
 *
 * <p>Lines end with a line feed, with or without a carriage return before it; the last one may lack its end.
 */
final class LabelText {
    private final ByteBuffer text;
    private final String name;
    private int[] labels = new int[1024];
    private int count;

    private LabelText(ByteBuffer text, String name) {
        this.text = text;
        this.name = name;
    }

    static int[] parse(ByteBuffer text, String name) throws UnreadableException {
        LabelText reader = new LabelText(text, name);
        int start = 0;
        while (start < text.limit()) {
            int end = start;
            while (end < text.limit() && text.get(end) != '\n') {
                end++;
            }
            reader.line(start, end);
            start = end + 1;
        }
        return Arrays.copyOf(reader.labels, reader.count);
    }

    private void line(int start, int end) throws UnreadableException {
        int last = end > start && text.get(end - 1) == '\r' ? end - 1 : end;
        long value = 0;
        boolean digits = last > start;
        for (int at = start; at < last && digits; at++) {
            int digit = text.get(at) - '0';
            value = value * 10 + digit;
            digits = digit >= 0 && digit <= 9 && value <= Integer.MAX_VALUE;
        }
        if (!digits) {
            throw new UnreadableException(String.format(
                    "%s: line %,d: '%s' is no class index. Write one whole number of 0 or more a line.",
                    name, count + 1, shown(start, last)));
        }
        if (count == labels.length) {
            labels = Arrays.copyOf(labels, 2 * count);
        }
        labels[count++] = (int) value;
    }

    private String shown(int start, int end) {
        StringBuilder line = new StringBuilder();
        for (int at = start; at < Math.min(end, start + 40); at++) {
            byte b = text.get(at);
            line.append(b >= ' ' && b < 0x7F ? (char) b : '?');
        }
        return line.toString();
    }
}
