package org.spikeway.aer.recording.aedat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.FileWindow;

/**
 * The text before the events of AEDAT 1.0 to 3.1: lines that begin with {@code #}, ended by CR LF or LF.
 *
 * <p>It ends after {@code #!END-HEADER} or {@code #End Of ASCII Header}. Older files have neither: there it ends at the
 * first line that does not begin with {@code #}, or that holds control characters and so is no text but an event whose
 * first byte happens to be that of {@code #}. Headers of jAER can have 100 kB and more.
 *
 * @param properties what stands after a colon or equals sign, by what stands before it
 * @param text the first lines, where the camera is named
 * @param end the first byte after the header
 */
record HashHeader(Map<String, String> properties, String text, long end) {
    private static final int LONGEST = 1 << 24;
    private static final int TEXT_LINES = 64;

    /** @throws UnreadableException if the file ends inside of a line, or the header does not end */
    static HashHeader read(FileHead head) throws UnreadableException {
        Map<String, String> properties = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        try (FileWindow window = FileWindow.open(head.path(), 0)) {
            ByteBuffer bytes = window.bytes();
            for (int line = 0; at < bytes.limit() && bytes.get(at) == '#'; line++) {
                int end = lineEnd(bytes, at);
                if (end < 0) {
                    break;
                }
                if (end == bytes.limit() || end > LONGEST) {
                    throw new UnreadableException(String.format(
                            "%s: byte %,d: the header's last line does not end. The file is truncated: fetch it"
                                    + " again.",
                            head.path(), at));
                }
                byte[] content = new byte[end - at];
                bytes.get(at, content);
                String words = new String(content, StandardCharsets.ISO_8859_1).strip();
                at = end + 1;
                if (closes(words)) {
                    break;
                }
                if (line < TEXT_LINES) {
                    text.append(words).append('\n');
                    keep(words, properties);
                }
            }
        }
        return new HashHeader(properties, text.toString(), at);
    }

    /** The place of the line feed, the limit if there is none, or -1 if it is no line of text. */
    private static int lineEnd(ByteBuffer bytes, int from) {
        int at = from;
        while (at < bytes.limit() && bytes.get(at) != '\n') {
            int c = bytes.get(at++) & 0xFF;
            if (c < ' ' && c != '\t' && c != '\r') {
                return -1;
            }
        }
        return at;
    }

    private static boolean closes(String line) {
        String words = line.toLowerCase(Locale.ROOT);
        return words.equals("#!end-header") || words.matches("# ?end of ascii header.*");
    }

    private static void keep(String line, Map<String, String> properties) {
        int colon = line.indexOf(": ");
        if (colon > 1) {
            properties.put(
                    line.substring(1, colon).strip(), line.substring(colon + 2).strip());
        }
    }
}
