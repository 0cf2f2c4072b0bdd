package org.spikeway.aer.recording.ros;

import com.google.auto.service.AutoService;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;

/** SQLite files, as ROS 2 records them, with messages EventPacket or EventArray. */
@AutoService(RecordingFormat.class)
public final class Ros2SqliteFormat implements RecordingFormat {
    @Override
    public String name() {
        return "rosbag2";
    }

    @Override
    public String title() {
        return "ROS 2 bag (SQLite) with EventPacket or EventArray";
    }

    @Override
    public Match match(FileHead head) {
        return head.startsWith("SQLite format 3\0") ? Match.CERTAIN : Match.NONE;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        MessageSource source = new SqliteSource(head.path());
        return MessageStream.open(head.path().toString(), source, "ROS 2 SQLite bag", options);
    }
}
