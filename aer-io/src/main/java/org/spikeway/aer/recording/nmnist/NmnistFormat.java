package org.spikeway.aer.recording.nmnist;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.DecodedFile;
import org.spikeway.aer.recording.EncodedFile;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.WritableFormat;

/** Files of N-MNIST and N-Caltech101: 40-bit words from the first byte on, without a header. */
@AutoService(RecordingFormat.class)
public final class NmnistFormat implements WritableFormat {
    private static final String NAME = "N-MNIST";

    /** Words whose times are looked at; random bytes pass with a chance of 1 in 2 for each. */
    private static final int JUDGED_WORDS = 200;

    private static final int FEWEST_WORDS = 8;
    private static final int JITTER_MICROS = 1000;

    @Override
    public String name() {
        return "nmnist";
    }

    @Override
    public String title() {
        return "N-MNIST and N-Caltech101 (.bin)";
    }

    @Override
    public String ending() {
        return ".bin";
    }

    /** Without a mark, the times must tell: they go forward, but for jitter. */
    @Override
    public Match match(FileHead head) {
        int words = Math.min(head.length() / NmnistWord.BYTES, JUDGED_WORDS);
        if (words < FEWEST_WORDS) {
            return Match.NONE;
        }
        ByteBuffer bytes = head.bytes().duplicate().order(ByteOrder.BIG_ENDIAN);
        int last = 0;
        for (int i = 0; i < words; i++) {
            int time = bytes.getInt(i * NmnistWord.BYTES + 1) & NmnistWord.TIME_MASK;
            if (time < last - JITTER_MICROS) {
                return Match.NONE;
            }
            last = time;
        }
        return Match.POSSIBLE;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        Tally tally = new Tally();
        RecordingInfo info = RecordingInfo.of(NAME, options.geometryOr(Geometry.UNKNOWN));
        return DecodedFile.open(head.path(), 0, info, tally, new NmnistWord.Decoder(tally));
    }

    @Override
    public EventSink create(Path file, RecordingInfo info) throws IOException {
        return EncodedFile.create(file, new byte[0], new NmnistWord.Encoder());
    }
}
