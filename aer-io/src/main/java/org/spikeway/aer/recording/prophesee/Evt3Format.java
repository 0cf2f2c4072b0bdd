package org.spikeway.aer.recording.prophesee;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.EncodedFile;
import org.spikeway.aer.recording.EventDecoder;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.WritableFormat;

/** RAW files of 16-bit words, EVT 3.0. */
@AutoService(RecordingFormat.class)
public final class Evt3Format extends RawFormat implements WritableFormat {
    public Evt3Format() {
        super("EVT3", "3.0");
    }

    @Override
    EventDecoder decoder(FileHead head, PercentHeader header, Tally tally) {
        return new Evt3Decoder(tally);
    }

    /** That of the first cameras with this encoding, which the vendor's decoder takes too. */
    @Override
    Geometry usualGeometry() {
        return new Geometry(1280, 720);
    }

    @Override
    public String ending() {
        return ".raw";
    }

    @Override
    public EventSink create(Path file, RecordingInfo info) throws IOException {
        return EncodedFile.create(
                file, header(info), new Evt3Encoder(info.geometry().width()));
    }
}
