package org.spikeway.aer.recording.text;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.FileWindow;

/** The events of a text file, line by line; empty lines and comments are passed over. */
final class TextStream implements EventStream {
    private static final int LONGEST_LINE = 1000;

    private final RecordingInfo info;
    private final TextColumns columns;
    private final TextLine line;
    private final FileWindow window;
    private final Tally tally = new Tally();
    private @Nullable String damage;

    TextStream(RecordingInfo info, TextColumns columns, FileWindow window) {
        this.info = info;
        this.columns = columns;
        this.window = window;
        line = new TextLine(columns.separator());
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
        while (damage == null && batch.remaining() > 0 && window.left() > 0) {
            ByteBuffer bytes = window.bytes();
            int from = bytes.position();
            int to = from;
            while (to < bytes.limit() && bytes.get(to) != '\n') {
                to++;
            }
            if (to == bytes.limit() && to - from <= LONGEST_LINE && window.advance()) {
                continue;
            }
            if (to - from > LONGEST_LINE) {
                damage = window.place() + ": a line of over " + LONGEST_LINE + " bytes. It is no recording as text.";
            } else if (take(bytes, from, to, to < bytes.limit(), batch)) {
                bytes.position(Math.min(to + 1, bytes.limit()));
            }
        }
        if (damage != null && batch.size() == 0) {
            throw new UnreadableException(damage);
        }
        return batch.size() > 0;
    }

    /** Reads one line; false if it is damaged. */
    private boolean take(ByteBuffer bytes, int from, int to, boolean ended, EventBatch batch) {
        int first = from < to ? bytes.get(from) : '#';
        if (first == '#' || first == '%' || first == '\r') {
            return true;
        }
        int count = line.split(bytes, from, to);
        if (count == 0) {
            return true;
        }
        boolean whole = ended || (count == columns.count() && columns.endsInPolarity());
        if (whole && count == columns.count() && line.addEvent(bytes, columns, batch)) {
            return true;
        }
        if (!ended) {
            tally.add(Item.TRUNCATED_BYTES, to - from);
            return true;
        }
        damage = window.place() + ": the line is no event of the columns " + columns.names()
                + ". Remove it, or write the file again.";
        return false;
    }

    @Override
    public void close() throws UnreadableException {
        window.close();
    }
}
