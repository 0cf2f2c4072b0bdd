package org.spikeway.aer.recording.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.FileWindow;
import org.spikeway.aer.recording.ReadOptions;

/** The head of a text file and the columns found in it, for one choice of separators. */
record TextLayout(TextHead head, @Nullable TextColumns columns) {

    /**
     * Looks at a file with each of the separators; the first that gives columns counts.
     *
     * @param orders of the columns that are possible without names, such as {@code txyp}
     */
    static TextLayout of(FileHead file, String separators, List<String> orders) {
        TextHead head = TextHead.of(file);
        if (head.isText()) {
            for (int i = 0; i < separators.length(); i++) {
                ColumnSearch search = new ColumnSearch(separators.charAt(i), head.lines());
                @Nullable String names = head.names();
                TextColumns columns = names != null ? search.named(names) : search.unnamed(orders);
                if (columns != null) {
                    return new TextLayout(head, columns);
                }
            }
        }
        return new TextLayout(head, null);
    }

    /** Opens the file at its first event. */
    EventStream open(FileHead file, String format, ReadOptions options) throws UnreadableException {
        if (columns == null) {
            throw new UnreadableException(file.path()
                    + ": which columns are time, x, y and polarity cannot be told. Write a first line t,x,y,p in the"
                    + " order of the columns.");
        }
        Geometry geometry = options.geometryOr(head.geometry());
        RecordingInfo info =
                new RecordingInfo(format, null, geometry, Origin.UPPER_LEFT, Map.of("columns", columns.names()));
        return new TextStream(info, columns, FileWindow.open(file.path(), head.dataOffset()));
    }
}
