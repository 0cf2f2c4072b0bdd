package org.spikeway.aer.recording.aedat;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.FileWindow;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.WritableFormat;

/**
 * AEDAT 4.0 of DV: packed packets of several streams. The changes of the stream with the lowest number are given, those
 * of others counted.
 */
@AutoService(RecordingFormat.class)
public final class Aedat4Format implements WritableFormat {
    @Override
    public String name() {
        return "aedat4";
    }

    @Override
    public String title() {
        return "AEDAT 4.0 of DV (.aedat4)";
    }

    @Override
    public String ending() {
        return ".aedat4";
    }

    @Override
    public Match match(FileHead head) {
        return head.startsWith("#!AER-DAT4") ? Match.CERTAIN : Match.NONE;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        if (!head.startsWith(Aedat4Layout.MARK)) {
            throw new UnreadableException(
                    head.path() + ": byte 0: the first line is not that of AEDAT 4.0. Fetch the file again.");
        }
        FileWindow window = FileWindow.open(head.path(), 0);
        try {
            Aedat4Header header = Aedat4Header.read(window.bytes().order(ByteOrder.LITTLE_ENDIAN), head.size());
            window.skip(header.packets());
            Integer stream = header.firstEvents();
            return new Aedat4Stream(info(header, stream, options), header, stream == null ? -1 : stream, window);
        } catch (UnreadableException damaged) {
            window.close();
            throw new UnreadableException(
                    head.path() + ": byte " + Aedat4Layout.LENGTH_AT + ": " + damaged.getMessage());
        }
    }

    private static RecordingInfo info(
            Aedat4Header header, @org.jspecify.annotations.Nullable Integer number, ReadOptions options) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("compression", header.compression().label());
        header.streams().forEach((id, stream) -> properties.put("stream " + id, stream.type()));
        if (header.table() < 0) {
            properties.put("data table", "missing");
        }
        Aedat4Header.Stream stream = number == null ? null : header.streams().get(number);
        Geometry own = stream == null ? Geometry.UNKNOWN : stream.geometry();
        String source = stream == null ? null : stream.source();
        return new RecordingInfo("AEDAT 4.0", source, options.geometryOr(own), Origin.UPPER_LEFT, properties);
    }

    @Override
    public EventSink create(Path file, RecordingInfo info) throws IOException {
        return Aedat4Sink.create(file, info, PacketCompression.LZ4);
    }
}
