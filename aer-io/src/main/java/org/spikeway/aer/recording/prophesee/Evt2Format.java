package org.spikeway.aer.recording.prophesee;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.EncodedFile;
import org.spikeway.aer.recording.EventDecoder;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.WritableFormat;

/** RAW files of 32-bit words, EVT 2.0; also those whose header names no encoding, as the vendor reads them. */
@AutoService(RecordingFormat.class)
public final class Evt2Format extends RawFormat implements WritableFormat {
    public Evt2Format() {
        super("EVT2", "2.0");
    }

    @Override
    public Match match(FileHead head) {
        PercentHeader header = PercentHeader.of(head);
        if (header != null && header.encoding() == null && !DatFormat.isDat(head, header)) {
            return Match.POSSIBLE;
        }
        return super.match(head);
    }

    @Override
    EventDecoder decoder(FileHead head, PercentHeader header, Tally tally) {
        return new Evt2Decoder(tally);
    }

    @Override
    public String ending() {
        return ".raw";
    }

    @Override
    public EventSink create(Path file, RecordingInfo info) throws IOException {
        return EncodedFile.create(file, header(info), new Evt2Encoder());
    }
}
