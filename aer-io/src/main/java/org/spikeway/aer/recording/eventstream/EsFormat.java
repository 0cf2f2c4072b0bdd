package org.spikeway.aer.recording.eventstream;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.DecodedFile;
import org.spikeway.aer.recording.EncodedFile;
import org.spikeway.aer.recording.EventDecoder;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.WritableFormat;

/** Event Stream files of version 2; written as DVS files. */
@AutoService(RecordingFormat.class)
public final class EsFormat implements WritableFormat {
    private static final int VERSION = 2;

    @Override
    public String name() {
        return "es";
    }

    @Override
    public String title() {
        return "Event Stream 2 (.es)";
    }

    @Override
    public String ending() {
        return ".es";
    }

    @Override
    public Match match(FileHead head) {
        return head.startsWith(EsKind.MARK) ? Match.CERTAIN : Match.NONE;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        EsKind kind = kind(head);
        Tally tally = new Tally();
        Geometry geometry = Geometry.UNKNOWN;
        EventDecoder decoder = new EsGenericDecoder(tally, head.size());
        if (kind != EsKind.GENERIC) {
            geometry = geometry(head);
            decoder = new EsDecoder(tally, kind, geometry);
        }
        RecordingInfo info = new RecordingInfo(
                "ES 2 " + kind.label(), null, options.geometryOr(geometry), Origin.LOWER_LEFT, Map.of());
        return DecodedFile.open(head.path(), kind.headerBytes(), info, tally, decoder);
    }

    private static EsKind kind(FileHead head) throws UnreadableException {
        int version = head.at(EsKind.VERSION_AT);
        int number = head.at(EsKind.KIND_AT);
        if (!head.startsWith(EsKind.MARK) || number < 0) {
            throw new UnreadableException(
                    head.path() + ": byte 0: the file ends in its header, or has none. Fetch it again.");
        }
        if (version != VERSION) {
            throw new UnreadableException(String.format(
                    "%s: byte %d: version %d.%d of Event Stream, 2 is read. Convert it with the software that wrote"
                            + " it.",
                    head.path(), EsKind.VERSION_AT, version, head.at(EsKind.VERSION_AT + 1)));
        }
        EsKind kind = EsKind.numbered(number);
        if (kind == null) {
            throw new UnreadableException(String.format(
                    "%s: byte %d: events of kind %d; 0 generic, 1 DVS, 2 ATIS and 4 colour are read. Convert it with"
                            + " the software that wrote it.",
                    head.path(), EsKind.KIND_AT, number));
        }
        return kind;
    }

    private static Geometry geometry(FileHead head) throws UnreadableException {
        if (head.length() < EsKind.HEADER_WITH_SIZE) {
            throw new UnreadableException(head.path() + ": byte " + EsKind.SIZE_AT
                    + ": the file ends before the sensor's size. Fetch it again.");
        }
        int width = head.at(EsKind.SIZE_AT) | head.at(EsKind.SIZE_AT + 1) << 8;
        int height = head.at(EsKind.SIZE_AT + 2) | head.at(EsKind.SIZE_AT + 3) << 8;
        Geometry geometry = Geometry.orUnknown(width, height);
        if (!geometry.known()) {
            throw new UnreadableException(String.format(
                    "%s: byte %d: a sensor of %dx%d pixels cannot be. The file is damaged: fetch it again.",
                    head.path(), EsKind.SIZE_AT, width, height));
        }
        return geometry;
    }

    @Override
    public EventSink create(Path file, RecordingInfo info) throws IOException {
        Geometry geometry = info.geometry();
        if (!geometry.known() || Math.max(geometry.width(), geometry.height()) > 0xFFFF) {
            throw new UnreadableException("format es: the header has the sensor's size, which here is " + geometry
                    + ". Give the geometry, such as 640x480.");
        }
        ByteBuffer header = ByteBuffer.allocate(EsKind.HEADER_WITH_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        header.put(EsKind.MARK.getBytes(StandardCharsets.US_ASCII));
        header.put((byte) VERSION).put((byte) 0).put((byte) 0).put((byte) 1);
        header.putShort((short) geometry.width()).putShort((short) geometry.height());
        return EncodedFile.create(file, header.array(), new EsEncoder(geometry));
    }
}
