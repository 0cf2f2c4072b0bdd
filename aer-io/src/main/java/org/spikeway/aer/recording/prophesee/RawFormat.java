package org.spikeway.aer.recording.prophesee;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.DecodedFile;
import org.spikeway.aer.recording.EventDecoder;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;

/**
 * A RAW file: a {@link PercentHeader} that names the encoding, then words of this encoding to the end.
 *
 * <p>Times are those of the camera's own counter. (The vendor's toolkit subtracts the first time of a file by default,
 * its stand-alone decoders do not.)
 */
abstract class RawFormat implements RecordingFormat {
    private final String encoding;
    private final String version;

    /**
     * @param encoding as the header's format line has it, such as EVT21
     * @param version as the header's evt line has it, such as 2.1
     */
    RawFormat(String encoding, String version) {
        this.encoding = encoding;
        this.version = version;
    }

    @Override
    public final String name() {
        return encoding.toLowerCase(Locale.ROOT);
    }

    @Override
    public final String title() {
        return "Prophesee RAW, EVT " + version + " (.raw)";
    }

    @Override
    public Match match(FileHead head) {
        PercentHeader header = PercentHeader.of(head);
        return header != null && encoding.equals(header.encoding()) ? Match.CERTAIN : Match.NONE;
    }

    /** The decoder for the words after a header. */
    abstract EventDecoder decoder(FileHead head, PercentHeader header, Tally tally);

    /** The sensor's size where neither header nor user tell. */
    Geometry usualGeometry() {
        return Geometry.UNKNOWN;
    }

    @Override
    public final EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        PercentHeader header = PercentHeader.of(head);
        if (header == null) {
            throw new UnreadableException(head.path() + ": byte 0: no RAW header, which begins with a percent sign and"
                    + " a space. Give a RAW file.");
        }
        header.requireWhole(head);
        Geometry geometry = options.geometryOr(header.geometry());
        RecordingInfo info = header.info(encoding, geometry.known() ? geometry : usualGeometry());
        Tally tally = new Tally();
        return DecodedFile.open(head.path(), header.end(), info, tally, decoder(head, header, tally));
    }

    /** The header of a file that is written, with the vendor's keys. */
    final byte[] header(RecordingInfo info) throws UnreadableException {
        Geometry geometry = info.geometry();
        if (!geometry.known()) {
            throw new UnreadableException("format " + name() + ": the header has the sensor's size, which this"
                    + " recording does not tell. Give the geometry, such as 640x480.");
        }
        return String.format(
                        "%% evt %s%n%% format %s;height=%d;width=%d%n%% geometry %s%n%% end%n",
                        version, encoding, geometry.height(), geometry.width(), geometry)
                .replace(System.lineSeparator(), "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
