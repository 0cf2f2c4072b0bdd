package org.spikeway.aer.recording.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.recording.FileHead;

/**
 * What the first lines of a text file say: comments, the sensor's size, a line of column names, and the first events.
 *
 * <p>Comments begin with {@code #} or {@code %}. The size stands in {@code %geometry:W,H}, or in a first line of two
 * numbers {@code W H}.
 */
final class TextHead {
    private static final Pattern GEOMETRY =
            Pattern.compile("(?i)[#%]\\s*geometry\\s*[:=]\\s*(\\d{1,6})\\s*[,x ]\\s*(\\d{1,6})\\s*");
    private static final Pattern TWO_NUMBERS = Pattern.compile("(\\d{1,6})[ ,;\\t]+(\\d{1,6})\\s*");
    private static final int SAMPLE_LINES = 2000;
    private static final int LONGEST_LINE = 1000;

    private Geometry geometry = Geometry.UNKNOWN;
    private @Nullable String names;
    private int dataOffset;
    private final List<String> lines = new ArrayList<>();
    private boolean text = true;

    private TextHead() {}

    /** Reads the head of a file; whatever it is. */
    static TextHead of(FileHead head) {
        TextHead found = new TextHead();
        found.read(head);
        return found;
    }

    private void read(FileHead head) {
        ByteBuffer bytes = head.bytes();
        boolean whole = head.size() == head.length();
        int from = 0;
        while (from < bytes.limit() && lines.size() < SAMPLE_LINES && text) {
            int to = lineEnd(bytes, from);
            if (to < 0 || to - from > LONGEST_LINE) {
                text = to >= 0 && !lines.isEmpty();
                return;
            }
            if (to < bytes.limit() || whole) {
                take(head.text(from, to).strip(), Math.min(to + 1, bytes.limit()));
            }
            from = to + 1;
        }
    }

    /** The end of the line, or -1 if a byte is no text. */
    private static int lineEnd(ByteBuffer bytes, int from) {
        int at = from;
        while (at < bytes.limit() && bytes.get(at) != '\n') {
            int c = bytes.get(at);
            if (c < ' ' && c != '\t' && c != '\r') {
                return -1;
            }
            at++;
        }
        return at;
    }

    private void take(String line, int next) {
        if (!lines.isEmpty()) {
            if (!line.isEmpty() && !isComment(line)) {
                lines.add(line);
            }
            return;
        }
        Matcher size = (isComment(line) ? GEOMETRY : TWO_NUMBERS).matcher(line);
        if (size.matches() && !geometry.known()) {
            geometry = Geometry.orUnknown(Long.parseLong(size.group(1)), Long.parseLong(size.group(2)));
        } else if (!line.isEmpty() && !isComment(line)) {
            if (names == null && Character.isLetter(line.charAt(0))) {
                names = line;
            } else {
                lines.add(line);
                return;
            }
        }
        dataOffset = next;
    }

    private static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith("%");
    }

    /** Whether all bytes were text. */
    boolean isText() {
        return text;
    }

    Geometry geometry() {
        return geometry;
    }

    /** The line of column names; null if there is none. */
    @Nullable
    String names() {
        return names;
    }

    /** The first lines of events that are whole. */
    List<String> lines() {
        return lines;
    }

    /** Where the first event's line begins. */
    int dataOffset() {
        return dataOffset;
    }
}
