package org.spikeway.aer.recording.numpy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.recording.column.Scalar;

/**
 * What the header of an NPY file says of its elements: their type, and how many there are.
 *
 * @param fields of a record by name; or one without a name, for an array of plain numbers
 * @param itemBytes from one element to the next
 * @param rows the first extent
 * @param columns the second extent; 1 for an array of one dimension
 */
record ArrayType(List<Field> fields, int itemBytes, long rows, long columns, boolean fortranOrder) {
    private static final int MOST_FIELDS = 256;
    private static final long LARGEST_ITEM = 1 << 16;

    /** A number within an element. */
    record Field(String name, @Nullable Scalar scalar, int offset) {}

    boolean isRecord() {
        return fields.size() != 1 || !fields.get(0).name().isEmpty();
    }

    /**
     * Reads the text of a header.
     *
     * @param name of the file, for messages
     */
    static ArrayType of(String text, String name) throws UnreadableException {
        if (PythonLiteral.parse(text, name) instanceof Map<?, ?> header
                && header.get("fortran_order") instanceof Boolean fortran
                && header.get("shape") instanceof List<?> shape
                && header.get("descr") != null) {
            Object descr = header.get("descr");
            List<Field> fields = new ArrayList<>();
            long bytes = descr == null ? 0 : fields(descr, fields, name);
            long rows = extent(shape, 0, name);
            long columns = shape.size() == 2 ? extent(shape, 1, name) : 1;
            if (shape.size() > 2 || shape.isEmpty()) {
                throw refused(name, "shape " + shape + " is no list of events");
            }
            return new ArrayType(fields, (int) bytes, rows, columns, fortran);
        }
        throw refused(name, "the header lacks descr, fortran_order or shape");
    }

    private static long extent(List<?> shape, int index, String name) throws UnreadableException {
        if (index < shape.size() && shape.get(index) instanceof Long extent && extent >= 0) {
            return extent;
        }
        throw refused(name, "shape " + shape + " is no list of events");
    }

    /** Adds the fields of a type and returns the bytes of an element. */
    private static long fields(Object descr, List<Field> fields, String name) throws UnreadableException {
        long bytes;
        if (descr instanceof String plain) {
            Scalar scalar = Scalar.of(plain);
            if (scalar == null) {
                throw refused(name, "element type '" + plain + "' is no number");
            }
            fields.add(new Field("", scalar, 0));
            bytes = scalar.bytes();
        } else if (descr instanceof List<?> list) {
            bytes = packed(list, fields, name);
        } else if (descr instanceof Map<?, ?> map) {
            bytes = placed(map, fields, name);
        } else {
            throw refused(name, "descr is no type");
        }
        if (fields.isEmpty() || fields.size() > MOST_FIELDS || bytes < 1 || bytes > LARGEST_ITEM) {
            throw refused(name, fields.size() + " fields in " + bytes + " bytes are no event");
        }
        return bytes;
    }

    /** Fields one after another: {@code [('t', '<i8'), ('', '|V3'), ('p', '|u1')]}. */
    private static long packed(List<?> list, List<Field> fields, String name) throws UnreadableException {
        long offset = 0;
        for (Object entry : list) {
            if (!(entry instanceof List<?> pair)
                    || pair.size() != 2
                    || !(pair.get(0) instanceof String field)
                    || !(pair.get(1) instanceof String type)
                    || offset > LARGEST_ITEM) {
                throw refused(name, "field " + entry + " is no name and type");
            }
            fields.add(new Field(field, Scalar.of(type), (int) offset));
            offset += bytes(type, name);
        }
        return offset;
    }

    /** Fields at offsets: {@code {'names': [...], 'formats': [...], 'offsets': [...], 'itemsize': 16}}. */
    private static long placed(Map<?, ?> map, List<Field> fields, String name) throws UnreadableException {
        if (!(map.get("names") instanceof List<?> names)
                || !(map.get("formats") instanceof List<?> formats)
                || !(map.get("offsets") instanceof List<?> offsets)
                || !(map.get("itemsize") instanceof Long itemBytes)
                || names.size() != formats.size()
                || names.size() != offsets.size()) {
            throw refused(name, "descr lacks names, formats, offsets or itemsize");
        }
        for (int i = 0; i < names.size(); i++) {
            if (!(names.get(i) instanceof String field)
                    || !(formats.get(i) instanceof String type)
                    || !(offsets.get(i) instanceof Long offset)
                    || offset < 0
                    || offset + bytes(type, name) > itemBytes) {
                throw refused(name, "field " + names.get(i) + " lies outside of its element");
            }
            fields.add(new Field(field, Scalar.of(type), (int) (long) offset));
        }
        return itemBytes;
    }

    /** The bytes of a type, also of one that is not read, such as {@code |V4}. */
    private static int bytes(String type, String name) throws UnreadableException {
        Scalar scalar = Scalar.of(type);
        if (scalar != null) {
            return scalar.bytes();
        }
        if (type.matches("[<>|=]?[VSifuc]\\d{1,4}")) {
            return Integer.parseInt(type.replaceAll("\\D", ""));
        }
        throw refused(name, "type '" + type + "' is not read");
    }

    private static UnreadableException refused(String name, String why) {
        return new UnreadableException(name + ": NPY header: " + why + ". Save records of t, x, y and p.");
    }
}
