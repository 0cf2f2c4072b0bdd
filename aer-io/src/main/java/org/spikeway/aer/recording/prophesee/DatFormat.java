package org.spikeway.aer.recording.prophesee;

import com.google.auto.service.AutoService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.DecodedFile;
import org.spikeway.aer.recording.EncodedFile;
import org.spikeway.aer.recording.EventDecoder;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.WritableFormat;

/**
 * DAT files: a {@link PercentHeader}, one byte for the type of the events, one for their size, then events of one size.
 *
 * <p>Types: 0x00 changes of early files (2D), 0x0C changes (CD), 0x0E triggers.
 */
@AutoService(RecordingFormat.class)
public final class DatFormat implements WritableFormat {
    private static final int TYPE_2D = 0x00;
    private static final int TYPE_CD = 0x0C;
    private static final int TYPE_TRIGGER = 0x0E;
    private static final int AFTER_HEADER = 2;

    @Override
    public String name() {
        return "dat";
    }

    @Override
    public String title() {
        return "Prophesee DAT, versions 1 and 2 (.dat)";
    }

    @Override
    public String ending() {
        return ".dat";
    }

    @Override
    public Match match(FileHead head) {
        PercentHeader header = PercentHeader.of(head);
        return header != null && isDat(head, header) ? Match.CERTAIN : Match.NONE;
    }

    /** A header without an encoding, and after it a type of DAT files; old headers need not name a version. */
    static boolean isDat(FileHead head, PercentHeader header) {
        int type = head.at(header.end());
        boolean typed = type == TYPE_2D || type == TYPE_CD || type == TYPE_TRIGGER;
        boolean sized = head.at(header.end() + 1) == DatWord.BYTES;
        return header.wholeLines()
                && header.encoding() == null
                && (header.fields().containsKey("version") || (typed && sized));
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        PercentHeader header = PercentHeader.of(head);
        if (header == null) {
            throw new UnreadableException(head.path() + ": byte 0: no DAT header, which begins with a percent sign and"
                    + " a space. Give a DAT file.");
        }
        header.requireWhole(head);
        int version = version(head, header);
        Tally tally = new Tally();
        EventDecoder decoder = decoder(head, header.end(), version, tally);
        RecordingInfo info = header.info("DAT v" + version, options.geometryOr(header.geometry()));
        return DecodedFile.open(head.path(), (long) header.end() + AFTER_HEADER, info, tally, decoder);
    }

    private static int version(FileHead head, PercentHeader header) throws UnreadableException {
        String version = header.fields().getOrDefault("version", "1");
        if (!version.equals("1") && !version.equals("2")) {
            throw new UnreadableException(
                    head.path() + ": version " + version + " of DAT files, 1 and 2 are known. Convert it to RAW.");
        }
        return Integer.parseInt(version);
    }

    private static EventDecoder decoder(FileHead head, int at, int version, Tally tally) throws UnreadableException {
        int type = head.at(at);
        int size = head.at(at + 1);
        if (size < 0) {
            throw new UnreadableException(String.format(
                    "%s: byte %,d: the file ends before type and size of its events. Fetch it again.",
                    head.path(), at));
        }
        if (type != TYPE_2D && type != TYPE_CD && type != TYPE_TRIGGER) {
            throw new UnreadableException(String.format(
                    "%s: byte %,d: events of type 0x%02x, changes have 0x00 or 0x0c. Give the file with _cd or _td in"
                            + " its name.",
                    head.path(), at, type));
        }
        if (size != DatWord.BYTES) {
            throw new UnreadableException(String.format(
                    "%s: byte %,d: events of %d bytes, those of DAT files have %d. The file is damaged: fetch it"
                            + " again.",
                    head.path(), at + 1, size, DatWord.BYTES));
        }
        return type == TYPE_TRIGGER ? new DatTriggers(tally) : new DatDecoder(tally, DatWord.ofVersion(version));
    }

    @Override
    public EventSink create(Path file, RecordingInfo info) throws IOException {
        StringBuilder text = new StringBuilder("% Data file containing CD events.\n% Version 2\n");
        Geometry geometry = info.geometry();
        if (geometry.known()) {
            text.append("% Height ").append(geometry.height()).append('\n');
            text.append("% Width ").append(geometry.width()).append('\n');
        }
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(text.toString().getBytes(StandardCharsets.US_ASCII));
        header.write(TYPE_CD);
        header.write(DatWord.BYTES);
        return EncodedFile.create(file, header.toByteArray(), new DatEncoder());
    }
}
