package org.spikeway.aer.recording.aedat;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * AEDAT 3.0 and 3.1 of cAER and jAER: packets of events of one kind. The header names the camera, and so the sensor's
 * size; 3.0 cannot be read without it, since its rows count from below. What is written is 3.1.
 */
@AutoService(RecordingFormat.class)
public final class Aedat3Format implements WritableFormat {
    private static final Aedat3Version WRITTEN = Aedat3Version.V3_1;
    private static final String MARK = Aedat3Version.MARK + "3";
    private static final int VERSION_END = 12;
    private static final Pattern SOURCE = Pattern.compile("#Source \\d+: (.*)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    private static final Pattern START = Pattern.compile("[\\d-]{10} [\\d:]{8} \\(TZ[+-]\\d{4}\\)");
    private static final String UNKNOWN_START = "1970-01-01 00:00:00 (TZ+0000)";

    @Override
    public String name() {
        return "aedat3";
    }

    @Override
    public String title() {
        return "AEDAT 3.0 and 3.1 of cAER (.aedat)";
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
        Aedat3Version version = Aedat3Version.of(head.text(0, VERSION_END));
        if (version == null) {
            throw new UnreadableException(head.path() + ": byte 10: version "
                    + head.text(9, VERSION_END).strip()
                    + " of AEDAT, 3.0 and 3.1 are read. Convert it with the software that recorded it.");
        }
        HashHeader header = HashHeader.read(head);
        Matcher line = SOURCE.matcher(header.text());
        String source = line.find() ? line.group(1).strip() : null;
        Geometry geometry = options.geometryOr(source == null ? Geometry.UNKNOWN : ofCamera(source));
        if (version.origin() == Origin.LOWER_LEFT && !geometry.known()) {
            throw new UnreadableException(String.format(
                    "%s: rows of %s count from below, and the header names no known camera (source %s). Give the"
                            + " sensor's geometry.",
                    head.path(), version.title(), source == null ? "missing" : source));
        }
        RecordingInfo info =
                new RecordingInfo(version.title(), source, geometry, version.origin(), header.properties());
        Tally tally = new Tally();
        Aedat3Decoder decoder = new Aedat3Decoder(tally, version, geometry.height());
        return DecodedFile.open(head.path(), header.end(), info, tally, decoder);
    }

    private static Geometry ofCamera(String name) {
        Retina retina = Retina.named(name);
        if (retina != null) {
            return retina.geometry();
        }
        Matcher size = SIZE.matcher(name);
        if (size.find()) {
            return Geometry.orUnknown(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
        }
        String words = name.toLowerCase(Locale.ROOT);
        if (words.contains("dvxplorer")) {
            return words.contains("lite") ? new Geometry(320, 240) : new Geometry(640, 480);
        }
        return Geometry.UNKNOWN;
    }

    @Override
    public EventSink create(Path file, RecordingInfo info) throws IOException {
        String header = WRITTEN.mark() + "\r\n#Format: RAW\r\n#Source 1: " + source(info.geometry())
                + "\r\n#Start-Time: " + start(info) + "\r\n#!END-HEADER\r\n";
        return EncodedFile.create(file, header.getBytes(StandardCharsets.US_ASCII), new Aedat3Encoder());
    }

    /** When the recording began, where it says so in the words of the format. */
    private static String start(RecordingInfo info) {
        String start = info.properties().getOrDefault("Start-Time", UNKNOWN_START);
        return START.matcher(start).matches() ? start : UNKNOWN_START;
    }

    /** The camera of that size, or a name that tells the size. */
    private static String source(Geometry geometry) {
        @Nullable Retina retina = Retina.holding(geometry.width(), geometry.height());
        return retina != null && retina.geometry().equals(geometry) ? retina.name() : "Spikeway " + geometry;
    }
}
