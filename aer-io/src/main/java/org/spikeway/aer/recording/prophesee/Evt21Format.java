package org.spikeway.aer.recording.prophesee;

import com.google.auto.service.AutoService;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.EventDecoder;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.RecordingFormat;

/** RAW files of 64-bit words, EVT 2.1, in either order of the halves. */
@AutoService(RecordingFormat.class)
public final class Evt21Format extends RawFormat {
    public Evt21Format() {
        super("EVT21", "2.1");
    }

    /** The order is that of the header; a wrong one gives garbage and no error, so without a word the events tell. */
    @Override
    EventDecoder decoder(FileHead head, PercentHeader header, Tally tally) {
        String order = header.option("endianness");
        boolean legacy = order == null ? Evt21Decoder.looksLegacy(head.bytes(), header.end()) : order.equals("legacy");
        return new Evt21Decoder(tally, legacy);
    }
}
