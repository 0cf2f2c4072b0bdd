package org.spikeway.aer.recording.numpy;

import com.google.auto.service.AutoService;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.WritableFormat;
import org.spikeway.aer.recording.column.FieldRoles;
import org.spikeway.aer.recording.column.NumberColumns;
import org.spikeway.aer.recording.column.Scalar;

/**
 * NPZ archives with four arrays t, x, y and p of any types, or with one array of records as in {@link NpyFormat}.
 *
 * <p>Written are the four arrays, as {@code numpy.savez_compressed} writes them: t as {@code <i8} in microseconds, x
 * and y as {@code <u2}, p as {@code |u1}.
 */
@AutoService(RecordingFormat.class)
public final class NpzFormat implements WritableFormat {
    private static final String ENDING = ".npy";
    private static final double SECONDS = 1e6;

    @Override
    public String name() {
        return "npz";
    }

    @Override
    public String title() {
        return "NPZ with arrays t, x, y, p of any type";
    }

    @Override
    public String ending() {
        return ".npz";
    }

    @Override
    public Match match(FileHead head) {
        return head.startsWith("PK\u0003\u0004") ? Match.CERTAIN : Match.NONE;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        String name = head.path().toString();
        ZipFile zip = null;
        try {
            zip = new ZipFile(head.path().toFile());
            return open(zip, name, options);
        } catch (IOException | IllegalArgumentException failed) {
            close(zip);
            if (failed instanceof UnreadableException refused) {
                throw refused;
            }
            throw new UnreadableException(
                    name + ": the archive is damaged (" + failed.getMessage() + "). Fetch or save it again.");
        }
    }

    private static void close(@Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException failed) {
            // What was wrong before is told; nothing was written that could be lost.
        }
    }

    private static EventStream open(ZipFile zip, String name, ReadOptions options) throws IOException {
        List<String> names = zip.stream()
                .map(ZipEntry::getName)
                .filter(member -> member.endsWith(ENDING))
                .map(member -> member.substring(0, member.length() - ENDING.length()))
                .toList();
        List<String> roles = FieldRoles.find(names);
        if (roles != null) {
            return ofColumns(zip, name, roles, options);
        }
        if (names.size() == 1) {
            return ofRecords(zip, name, names.get(0), options);
        }
        throw new UnreadableException(
                name + ": arrays " + names + " lack t, x, y or p. Save arrays of these names, or one of records.");
    }

    private static EventStream ofColumns(ZipFile zip, String name, List<String> roles, ReadOptions options)
            throws IOException {
        List<ElementReader> readers = new ArrayList<>();
        Scalar[] scalars = new Scalar[4];
        long rows = -1;
        for (int i = 0; i < 4; i++) {
            String place = name + ": " + roles.get(i) + ENDING;
            InputStream in = member(zip, roles.get(i));
            ArrayType type = NpyStart.read(in, place);
            Scalar scalar = type.fields().get(0).scalar();
            if (type.isRecord() || type.columns() != 1 || scalar == null) {
                throw new UnreadableException(place + ": no list of numbers. Save one number an event.");
            }
            if (rows >= 0 && rows != type.rows()) {
                throw new UnreadableException(String.format(
                        "%s: %,d numbers, %s has %,d. Save arrays of one length.",
                        place, type.rows(), roles.get(0), rows));
            }
            rows = type.rows();
            scalars[i] = scalar;
            readers.add(new ElementReader(in, place, scalar.bytes(), rows));
        }
        NumberColumns numbers = new NumberColumns(scalars[0], scalars[1], scalars[2], scalars[3], SECONDS);
        return new ColumnArrays(info(String.join(",", roles), options), numbers, readers, zip);
    }

    private static EventStream ofRecords(ZipFile zip, String name, String member, ReadOptions options)
            throws IOException {
        String place = name + ": " + member + ENDING;
        InputStream in = member(zip, member);
        ArrayType type = NpyStart.read(in, place);
        RecordArray.Layout layout = RecordArray.layout(type, place);
        ElementReader reader = new ElementReader(new MemberStream(in, zip), place, layout.bytes(), type.rows());
        return RecordArray.of(info(layout.names(), options), layout, reader);
    }

    private static InputStream member(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + ENDING);
        if (entry == null) {
            throw new UnreadableException(zip.getName() + ": " + name + ENDING + ": no such member.");
        }
        return new BufferedInputStream(zip.getInputStream(entry));
    }

    private static RecordingInfo info(String columns, ReadOptions options) {
        Geometry geometry = options.geometryOr(Geometry.UNKNOWN);
        return new RecordingInfo("NPZ", null, geometry, Origin.UPPER_LEFT, Map.of("columns", columns));
    }

    @Override
    public EventSink create(Path file, RecordingInfo info) throws IOException {
        return NpzSink.create(file);
    }
}
