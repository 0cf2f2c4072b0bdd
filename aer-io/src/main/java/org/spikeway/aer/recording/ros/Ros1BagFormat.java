package org.spikeway.aer.recording.ros;

import com.google.auto.service.AutoService;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;

/** Bags of ROS 1, version 2.0, with messages EventPacket or EventArray. */
@AutoService(RecordingFormat.class)
public final class Ros1BagFormat implements RecordingFormat {
    private static final String MARK = "#ROSBAG V2.0\n";

    @Override
    public String name() {
        return "rosbag";
    }

    @Override
    public String title() {
        return "ROS 1 bag with EventPacket or EventArray";
    }

    @Override
    public Match match(FileHead head) {
        return head.startsWith(MARK) ? Match.CERTAIN : Match.NONE;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        if (!head.startsWith(MARK)) {
            throw new UnreadableException(head.path() + ": byte 0: no bag of ROS 1, version 2.0.");
        }
        MessageSource source = new BagSource(new BoundedWindow(head.path(), MARK.length()));
        return MessageStream.open(head.path().toString(), source, "ROS 1 bag", options);
    }
}
