package org.spikeway.aer.recording.numpy;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.column.FieldRoles;
import org.spikeway.aer.recording.column.NumberColumns;
import org.spikeway.aer.recording.column.Scalar;

/** The events of one array in which every element is an event: a record with fields, or a row of four numbers. */
final class RecordArray implements EventStream {
    private static final double SECONDS = 1e6;

    /** Tables of real numbers hold x, y, polarity and milliseconds, as the DVS128-Gesture files of Tonic do. */
    private static final double MILLISECONDS = 1e3;

    private final RecordingInfo info;
    private final ElementReader reader;
    private final NumberColumns numbers;
    private final int[] offsets;
    private final int bytes;
    private final Tally tally = new Tally();

    private RecordArray(RecordingInfo info, ElementReader reader, NumberColumns numbers, int[] offsets, int bytes) {
        this.info = info;
        this.reader = reader;
        this.numbers = numbers;
        this.offsets = offsets;
        this.bytes = bytes;
    }

    /** How an array's elements are events: the types, the places in the element, the bytes of an element. */
    record Layout(NumberColumns numbers, int[] offsets, int bytes, String names) {}

    /**
     * Finds the four numbers in the elements of an array.
     *
     * @param name of the file, for messages
     */
    static Layout layout(ArrayType type, String name) throws UnreadableException {
        if (type.isRecord() && type.columns() == 1) {
            return ofFields(type, name);
        }
        Scalar scalar = type.fields().get(0).scalar();
        if (!type.isRecord() && type.columns() == 4 && !type.fortranOrder() && scalar != null) {
            int size = scalar.bytes();
            // A table of whole numbers: t, x, y, p; one of real numbers: x, y, p, t in milliseconds.
            return scalar.isReal()
                    ? new Layout(
                            new NumberColumns(scalar, scalar, scalar, scalar, MILLISECONDS),
                            new int[] {3 * size, 0, size, 2 * size},
                            4 * size,
                            "x,y,p,t")
                    : new Layout(
                            new NumberColumns(scalar, scalar, scalar, scalar, 1),
                            new int[] {0, size, 2 * size, 3 * size},
                            4 * size,
                            "t,x,y,p");
        }
        throw new UnreadableException(name + ": NPY header: an array of " + type.rows() + " x " + type.columns()
                + " numbers is no list of events. Save records of t, x, y and p.");
    }

    private static Layout ofFields(ArrayType type, String name) throws UnreadableException {
        List<String> names = type.fields().stream().map(ArrayType.Field::name).toList();
        @Nullable List<String> roles = FieldRoles.find(names);
        if (roles == null) {
            throw new UnreadableException(
                    name + ": NPY header: fields " + names + " lack t, x, y or p. Name them so and save again.");
        }
        int[] offsets = new int[4];
        Scalar[] scalars = new Scalar[4];
        for (int i = 0; i < 4; i++) {
            ArrayType.Field field = type.fields().get(names.indexOf(roles.get(i)));
            Scalar scalar = field.scalar();
            if (scalar == null) {
                throw new UnreadableException(
                        name + ": NPY header: field " + field.name() + " is no number. Save it as a whole number.");
            }
            scalars[i] = scalar;
            offsets[i] = field.offset();
        }
        return new Layout(
                new NumberColumns(scalars[0], scalars[1], scalars[2], scalars[3], SECONDS),
                offsets,
                type.itemBytes(),
                String.join(",", names));
    }

    /** Reads events from where the elements begin. */
    static EventStream of(RecordingInfo info, Layout layout, ElementReader reader) {
        return new RecordArray(info, reader, layout.numbers(), layout.offsets(), layout.bytes());
    }

    @Override
    public RecordingInfo info() {
        return info;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public boolean read(EventBatch batch) throws UnreadableException {
        batch.clear();
        int count = 1;
        while (batch.size() == 0 && count > 0) {
            count = reader.read(batch.remaining());
            ByteBuffer in = reader.buffer();
            for (int i = 0; i < count; i++) {
                int at = i * bytes;
                numbers.add(
                        in,
                        at + offsets[0],
                        in,
                        at + offsets[1],
                        in,
                        at + offsets[2],
                        in,
                        at + offsets[3],
                        batch,
                        tally);
            }
            tally.add(Item.TRUNCATED_BYTES, reader.strayBytes());
        }
        return batch.size() > 0;
    }

    @Override
    public void close() throws UnreadableException {
        reader.close();
    }
}
