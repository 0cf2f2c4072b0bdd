package org.spikeway.aer.recording.aedat;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.DecodedFile;
import org.spikeway.aer.recording.EncodedFile;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.WritableFormat;

/**
 * AEDAT 2.0 of jAER: 32-bit addresses of a camera that the header names, with 32-bit times.
 *
 * <p>Where the header names no camera, the user's geometry chooses it; without that, the smallest one that the first
 * addresses fit into. The camera matters, since rows and columns count from its far corner.
 */
@AutoService(RecordingFormat.class)
public final class Aedat2Format implements WritableFormat {
    private static final String MARK = "#!AER-DAT2";

    @Override
    public String name() {
        return "aedat2";
    }

    @Override
    public String title() {
        return "AEDAT 2.0 of jAER (.aedat)";
    }

    @Override
    public String ending() {
        return ".aedat";
    }

    @Override
    public Match match(FileHead head) {
        return head.startsWith(MARK) ? Match.CERTAIN : Match.NONE;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        HashHeader header = HashHeader.read(head);
        String chip = header.properties().get("AEChip");
        Retina retina = Retina.named(chip == null ? header.text() : chip);
        Geometry wanted = options.geometry();
        if (retina == null && wanted.known()) {
            retina = Retina.holding(wanted.width(), wanted.height());
        } else if (retina == null && chip == null) {
            retina = FirstAddresses.of(head, header.end());
        }
        if (retina == null) {
            throw new UnreadableException(String.format(
                    "%s: addresses of %s are not known, those of DVS128, DAVIS240, DAVIS346 and DAVIS640 are. Give the"
                            + " geometry of the one that it resembles.",
                    head.path(), chip == null ? "a sensor of " + wanted : chip));
        }
        RecordingInfo info = new RecordingInfo(
                "AEDAT 2.0", retina.name(), retina.geometry(), Origin.LOWER_RIGHT, header.properties());
        Tally tally = new Tally();
        AddressDecoder decoder =
                new AddressDecoder(tally, retina.word(), AddressEncoder.ADDRESS_BYTES, retina.geometry());
        return DecodedFile.open(head.path(), header.end(), info, tally, decoder);
    }

    @Override
    public EventSink create(Path file, RecordingInfo info) throws IOException {
        Geometry geometry = info.geometry();
        @Nullable Retina retina = geometry.known() ? Retina.holding(geometry.width(), geometry.height()) : null;
        if (retina == null) {
            throw new UnreadableException("format aedat2: a sensor of " + geometry + ", AEDAT 2.0 files have those of"
                    + " up to 640x480. Give the geometry, or downsample the recording.");
        }
        String header = "#!AER-DAT2.0\r\n"
                + "# This is a raw AE data file - do not edit\r\n"
                + "# Data format is int32 address, int32 timestamp (8 bytes total), repeated for each event\r\n"
                + "# Timestamps tick is 1 us\r\n"
                + "# AEChip: " + retina.chip() + "\r\n"
                + "# End of ASCII Header\r\n";
        return EncodedFile.create(file, header.getBytes(StandardCharsets.US_ASCII), new AddressEncoder(retina));
    }
}
