package org.spikeway.aer.recording.ros;

import com.google.auto.service.AutoService;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;

/** MCAP files, as ROS 2 records them, with messages EventPacket or EventArray. */
@AutoService(RecordingFormat.class)
public final class McapFormat implements RecordingFormat {
    private static final String MARK = "\u0089MCAP0\r\n";

    @Override
    public String name() {
        return "mcap";
    }

    @Override
    public String title() {
        return "ROS 2 bag (MCAP) with EventPacket or EventArray";
    }

    @Override
    public Match match(FileHead head) {
        return head.startsWith(MARK) ? Match.CERTAIN : Match.NONE;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        if (!head.startsWith(MARK)) {
            throw new UnreadableException(head.path() + ": byte 0: no MCAP file of version 0.");
        }
        MessageSource source = new McapSource(new BoundedWindow(head.path(), MARK.length()));
        return MessageStream.open(head.path().toString(), source, "ROS 2 MCAP", options);
    }
}
