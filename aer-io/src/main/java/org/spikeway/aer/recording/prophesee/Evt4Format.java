package org.spikeway.aer.recording.prophesee;

import com.google.auto.service.AutoService;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.EventDecoder;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.RecordingFormat;

/** RAW files of 32-bit words, EVT 4.0. */
@AutoService(RecordingFormat.class)
public final class Evt4Format extends RawFormat {
    public Evt4Format() {
        super("EVT4", "4.0");
    }

    @Override
    EventDecoder decoder(FileHead head, PercentHeader header, Tally tally) {
        return new Evt4Decoder(tally);
    }
}
