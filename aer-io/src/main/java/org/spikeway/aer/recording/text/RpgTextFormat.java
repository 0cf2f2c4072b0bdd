package org.spikeway.aer.recording.text;

import com.google.auto.service.AutoService;
import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;

/**
 * The text of the RPG event camera data sets: {@code t x y p} between blanks, the time in seconds, such as
 * {@code 0.003811000 96 133 0}.
 *
 * <p>Mueggler, Rebecq, Gallego, Delbruck and Scaramuzza, The Event-Camera Dataset and Simulator, 2017.
 */
@AutoService(RecordingFormat.class)
public final class RpgTextFormat implements RecordingFormat {
    private static final List<String> ORDERS = List.of("txyp");
    private static final String SEPARATORS = " ";

    @Override
    public String name() {
        return "rpg";
    }

    @Override
    public String title() {
        return "RPG text: t x y p between blanks";
    }

    @Override
    public Match match(FileHead head) {
        return TextLayout.of(head, SEPARATORS, ORDERS).columns() == null ? Match.NONE : Match.CERTAIN;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        return TextLayout.of(head, SEPARATORS, ORDERS).open(head, "RPG text", options);
    }
}
