package org.spikeway.aer.recording.numpy;

import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.column.NumberColumns;

/** The events of four arrays of equal length: times, x, y and polarities. */
final class ColumnArrays implements EventStream {
    private final RecordingInfo info;
    private final NumberColumns numbers;
    private final List<ElementReader> readers;
    private final AutoCloseable archive;
    private final int[] sizes;
    private final int[] present = new int[4];
    private final Tally tally = new Tally();

    /**
     * @param readers of times, x, y and polarities
     * @param archive closed with this stream
     */
    ColumnArrays(RecordingInfo info, NumberColumns numbers, List<ElementReader> readers, AutoCloseable archive) {
        this.info = info;
        this.numbers = numbers;
        this.readers = List.copyOf(readers);
        this.archive = archive;
        sizes = new int[] {
            numbers.time().bytes(),
            numbers.x().bytes(),
            numbers.y().bytes(),
            numbers.polarity().bytes()
        };
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
            count = readPieces(batch.remaining());
            for (int i = 0; i < count; i++) {
                numbers.add(
                        readers.get(0).buffer(),
                        i * sizes[0],
                        readers.get(1).buffer(),
                        i * sizes[1],
                        readers.get(2).buffer(),
                        i * sizes[2],
                        readers.get(3).buffer(),
                        i * sizes[3],
                        batch,
                        tally);
            }
        }
        return batch.size() > 0;
    }

    /** Reads the same number of elements of each array; as many as the one that ends first has. */
    private int readPieces(int wanted) throws UnreadableException {
        int count = wanted;
        for (ElementReader reader : readers) {
            count = Math.min(count, reader.capacity());
        }
        int least = count;
        for (int i = 0; i < 4; i++) {
            present[i] = readers.get(i).read(count);
            least = Math.min(least, present[i]);
        }
        for (int i = 0; i < 4; i++) {
            long surplus = (long) (present[i] - least) * sizes[i];
            tally.add(Item.TRUNCATED_BYTES, surplus + readers.get(i).strayBytes());
        }
        return least;
    }

    @Override
    public void close() throws UnreadableException {
        for (ElementReader reader : readers) {
            reader.close();
        }
        try {
            archive.close();
        } catch (Exception failed) {
            throw new UnreadableException("cannot be closed (" + failed.getMessage() + ").");
        }
    }
}
