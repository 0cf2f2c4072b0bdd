package org.spikeway.aer.recording.hdf5;

import io.jhdf.HdfFile;
import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.column.NumberColumns;

/**
 * The events of HDF5 data sets: either four of them, or one of records in which the four numbers have their places.
 *
 * <p>Time, x, y and polarity each have a data set and an offset in its elements; they may share the data set.
 */
final class EventColumns implements EventStream {
    private final HdfFile hdf;
    private final LibraryCalls library;
    private final RecordingInfo info;
    private final NumberColumns numbers;
    private final List<ElementPieces> pieces;
    private final List<ElementPieces> distinct;
    private final int[] offsets;
    private final long timeOffset;
    private final Tally tally = new Tally();

    /**
     * @param pieces of time, x, y and polarity
     * @param offsets of the number in an element of each
     * @param timeOffset microseconds to add to every time
     */
    EventColumns(
            HdfFile hdf,
            LibraryCalls library,
            RecordingInfo info,
            NumberColumns numbers,
            List<ElementPieces> pieces,
            int[] offsets,
            long timeOffset)
            throws UnreadableException {
        this.hdf = hdf;
        this.library = library;
        this.info = info;
        this.numbers = numbers;
        this.pieces = List.copyOf(pieces);
        this.distinct = pieces.stream().distinct().toList();
        this.offsets = offsets;
        this.timeOffset = timeOffset;
        for (ElementPieces column : distinct) {
            if (column.count() != pieces.get(0).count()) {
                throw library.refused(String.format(
                        "columns of %,d and %,d events", pieces.get(0).count(), column.count()));
            }
        }
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
        try {
            while (batch.remaining() > 0) {
                int count = batch.remaining();
                for (ElementPieces column : distinct) {
                    count = Math.min(count, column.available());
                }
                if (count == 0) {
                    break;
                }
                take(count, batch);
            }
        } catch (UnreadableException failed) {
            if (batch.size() == 0) {
                throw failed;
            }
            // The events before the damage first; the next call meets it again.
        }
        return batch.size() > 0;
    }

    private void take(int count, EventBatch batch) {
        int first = batch.size();
        for (int i = 0; i < count; i++) {
            numbers.add(
                    pieces.get(0).bytes(),
                    place(0, i),
                    pieces.get(1).bytes(),
                    place(1, i),
                    pieces.get(2).bytes(),
                    place(2, i),
                    pieces.get(3).bytes(),
                    place(3, i),
                    batch,
                    tally);
        }
        for (ElementPieces column : distinct) {
            column.skip(count);
        }
        if (timeOffset != 0) {
            long[] micros = batch.micros();
            for (int i = first; i < batch.size(); i++) {
                micros[i] += timeOffset;
            }
        }
    }

    private int place(int role, int i) {
        ElementPieces column = pieces.get(role);
        return column.offset() + i * column.elementBytes() + offsets[role];
    }

    @Override
    public void close() throws UnreadableException {
        library.call(() -> {
            hdf.close();
            return true;
        });
    }
}
