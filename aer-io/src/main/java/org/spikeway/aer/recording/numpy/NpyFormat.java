package org.spikeway.aer.recording.numpy;

import com.google.auto.service.AutoService;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;

/**
 * NPY files: records with fields t, x, y and p of any type, order and place, or a table of four columns.
 *
 * <p>Times of a whole type are microseconds, those of a real type seconds. A table of whole numbers is t, x, y, p; one
 * of real numbers is x, y, p, t with milliseconds.
 */
@AutoService(RecordingFormat.class)
public final class NpyFormat implements RecordingFormat {
    @Override
    public String name() {
        return "npy";
    }

    @Override
    public String title() {
        return "NPY records with t, x, y, p of any type";
    }

    @Override
    public Match match(FileHead head) {
        return NpyStart.begins(head) ? Match.CERTAIN : Match.NONE;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        String name = head.path().toString();
        try {
            return open(new BufferedInputStream(Files.newInputStream(head.path())), name, options);
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException failed) {
            throw new UnreadableException(name + ": cannot be read (" + failed.getMessage() + "). Check its access.");
        }
    }

    private static EventStream open(InputStream in, String name, ReadOptions options) throws IOException {
        try {
            ArrayType type = NpyStart.read(in, name);
            RecordArray.Layout layout = RecordArray.layout(type, name);
            RecordingInfo info = new RecordingInfo(
                    "NPY",
                    null,
                    options.geometryOr(Geometry.UNKNOWN),
                    Origin.UPPER_LEFT,
                    Map.of("columns", layout.names()));
            return RecordArray.of(info, layout, new ElementReader(in, name, layout.bytes(), type.rows()));
        } catch (UnreadableException refused) {
            in.close();
            throw refused;
        }
    }
}
