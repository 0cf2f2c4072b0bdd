package org.spikeway.aer.recording.text;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.EncodedFile;
import org.spikeway.aer.recording.EventEncoder;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.WritableFormat;

/**
 * Text in columns between commas, semicolons or tabs, in the order that a header line names or that the values give
 * away. Times with a fraction are seconds, others microseconds, unless the header says {@code t_ms} or the like.
 *
 * <p>Written is {@code t,x,y,p} with times in microseconds.
 */
@AutoService(RecordingFormat.class)
public final class CsvFormat implements WritableFormat {
    private static final List<String> ORDERS = List.of("txyp", "xypt", "xytp", "tpxy", "ptxy", "pxyt");
    private static final String SEPARATORS = ",;\t";
    private static final byte[] HEADER = "t,x,y,p\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String title() {
        return "CSV with any order of t, x, y, p";
    }

    @Override
    public String ending() {
        return ".csv";
    }

    @Override
    public Match match(FileHead head) {
        return TextLayout.of(head, SEPARATORS, ORDERS).columns() == null ? Match.NONE : Match.CERTAIN;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        return TextLayout.of(head, SEPARATORS, ORDERS).open(head, "CSV", options);
    }

    @Override
    public EventSink create(Path file, RecordingInfo info) throws IOException {
        return EncodedFile.create(file, HEADER, new Lines());
    }

    /** Writes lines. */
    private static final class Lines implements EventEncoder {
        private final byte[] digits = new byte[20];

        @Override
        public int encode(EventBatch batch, int from, ByteBuffer out) {
            int i = from;
            for (; i < batch.size() && out.remaining() >= ROOM; i++) {
                number(batch.micros(i), out);
                out.put((byte) ',');
                number(batch.x(i), out);
                out.put((byte) ',');
                number(batch.y(i), out);
                out.put((byte) ',').put((byte) ('0' + batch.polarity(i))).put((byte) '\n');
            }
            return i;
        }

        private void number(long value, ByteBuffer out) {
            long rest = value;
            int at = digits.length;
            do {
                digits[--at] = (byte) ('0' + Math.abs(rest % 10));
                rest /= 10;
            } while (rest != 0);
            if (value < 0) {
                out.put((byte) '-');
            }
            out.put(digits, at, digits.length - at);
        }
    }
}
