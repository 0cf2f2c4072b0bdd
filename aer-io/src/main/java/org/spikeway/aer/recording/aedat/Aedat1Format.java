package org.spikeway.aer.recording.aedat;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.DecodedFile;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;

/** AEDAT 1.0 of jAER: 16-bit addresses of a DVS128 with 32-bit times, often without any header. */
@AutoService(RecordingFormat.class)
public final class Aedat1Format implements RecordingFormat {
    private static final String MARK = "#!AER-DAT1";
    private static final int ADDRESS_BYTES = 2;
    private static final int BYTES = ADDRESS_BYTES + AddressDecoder.TIME_BYTES;
    private static final int JUDGED_WORDS = 200;
    private static final int FEWEST_WORDS = 8;
    private static final int JITTER_MICROS = 1000;
    private static final int LONGEST_PAUSE_MICROS = 10_000_000;

    @Override
    public String name() {
        return "aedat1";
    }

    @Override
    public String title() {
        return "AEDAT 1.0 (.dat, .aedat)";
    }

    /** Without a header, the times must tell: they go forward, but for jitter, and not far. */
    @Override
    public Match match(FileHead head) {
        if (head.startsWith(MARK)) {
            return Match.CERTAIN;
        }
        int words = Math.min(head.length() / BYTES, JUDGED_WORDS);
        ByteBuffer bytes = head.bytes().duplicate().order(ByteOrder.BIG_ENDIAN);
        for (int i = 1; i < words; i++) {
            long step = (long) bytes.getInt(i * BYTES + ADDRESS_BYTES) - bytes.getInt((i - 1) * BYTES + ADDRESS_BYTES);
            if (step < -JITTER_MICROS || step > LONGEST_PAUSE_MICROS) {
                return Match.NONE;
            }
        }
        return words >= FEWEST_WORDS ? Match.POSSIBLE : Match.NONE;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        HashHeader header = head.startsWith("#") ? HashHeader.read(head) : new HashHeader(Map.of(), "", 0);
        Retina retina = Retina.DVS128;
        RecordingInfo info = new RecordingInfo(
                "AEDAT 1.0", retina.name(), retina.geometry(), Origin.LOWER_RIGHT, header.properties());
        Tally tally = new Tally();
        AddressDecoder decoder = new AddressDecoder(tally, retina.word(), ADDRESS_BYTES, retina.geometry());
        return DecodedFile.open(head.path(), header.end(), info, tally, decoder);
    }
}
