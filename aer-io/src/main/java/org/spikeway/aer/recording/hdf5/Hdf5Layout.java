package org.spikeway.aer.recording.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.column.FieldRoles;
import org.spikeway.aer.recording.column.NumberColumns;
import org.spikeway.aer.recording.column.Scalar;

/** The ways in which an HDF5 file can hold the events of a camera. */
final class Hdf5Layout {
    private static final double SECONDS = 1e6;

    private final LibraryCalls library;
    private final HdfFile hdf;
    private final ReadOptions options;

    Hdf5Layout(LibraryCalls library, HdfFile hdf, ReadOptions options) {
        this.library = library;
        this.hdf = hdf;
        this.options = options;
    }

    /** Opens the events; null if the file has none in a known place. */
    @Nullable
    EventStream open() throws UnreadableException {
        Dataset metavision = library.find(hdf, "CD/events");
        if (metavision != null) {
            return records(metavision);
        }
        for (String group : List.of("events/", "")) {
            EventStream columns = columns(group);
            if (columns != null) {
                return columns;
            }
        }
        return null;
    }

    /** Metavision: one data set of records x, y, p, t; the sensor's size in the root's attribute {@code geometry}. */
    private EventStream records(Dataset dataset) throws UnreadableException {
        ElementPieces pieces = new ElementPieces(library, dataset);
        List<CompoundField> fields = library.call(() -> CompoundField.of(dataset.getDataType()));
        List<String> roles =
                FieldRoles.find(fields.stream().map(CompoundField::name).toList());
        if (roles == null) {
            throw library.refused("/CD/events lacks x, y, p or t");
        }
        Scalar[] scalars = new Scalar[4];
        int[] offsets = new int[4];
        for (int i = 0; i < 4; i++) {
            String role = roles.get(i);
            CompoundField field = fields.stream()
                    .filter(f -> f.name().equals(role))
                    .findFirst()
                    .orElseThrow();
            if (field.scalar() == null || field.offset() + field.scalar().bytes() > pieces.elementBytes()) {
                throw library.refused("/CD/events: field " + role + " is no number within its record");
            }
            scalars[i] = field.scalar();
            offsets[i] = field.offset();
        }
        NumberColumns numbers = new NumberColumns(scalars[0], scalars[1], scalars[2], scalars[3], SECONDS);
        Map<String, String> attributes = RootAttributes.of(library, hdf);
        Geometry geometry = options.geometryOr(RootAttributes.geometry(attributes));
        RecordingInfo info = new RecordingInfo(
                "Metavision HDF5", attributes.get("integrator_name"), geometry, Origin.UPPER_LEFT, attributes);
        List<ElementPieces> shared = List.of(pieces, pieces, pieces, pieces);
        return new EventColumns(hdf, library, info, numbers, shared, offsets, 0);
    }

    /** DSEC: a data set each for x, y, t and p, and {@code t_offset} to add to all times. */
    private @Nullable EventStream columns(String group) throws UnreadableException {
        List<ElementPieces> pieces = new ArrayList<>();
        Scalar[] scalars = new Scalar[4];
        for (String name : List.of("t", "x", "y", "p")) {
            Dataset dataset = library.find(hdf, group + name);
            if (dataset == null) {
                return null;
            }
            Scalar scalar = library.<ScalarFound>call(() -> new ScalarFound(ElementTypes.scalar(dataset.getDataType())))
                    .scalar();
            if (scalar == null) {
                throw library.refused("/" + group + name + " holds no numbers");
            }
            scalars[pieces.size()] = scalar;
            pieces.add(new ElementPieces(library, dataset));
        }
        Dataset offset = library.find(hdf, "t_offset");
        long timeOffset = offset == null ? 0 : library.call(() -> whole(offset.getData()));
        NumberColumns numbers = new NumberColumns(scalars[0], scalars[1], scalars[2], scalars[3], SECONDS);
        Map<String, String> properties = Map.of("t_offset", String.valueOf(timeOffset));
        RecordingInfo info = new RecordingInfo(
                "DSEC HDF5", null, options.geometryOr(Geometry.UNKNOWN), Origin.UPPER_LEFT, properties);
        return new EventColumns(hdf, library, info, numbers, pieces, new int[4], timeOffset);
    }

    private record ScalarFound(@Nullable Scalar scalar) {}

    private static long whole(Object data) {
        Object one = data.getClass().isArray() ? java.lang.reflect.Array.get(data, 0) : data;
        return one instanceof Number number ? number.longValue() : 0;
    }
}
