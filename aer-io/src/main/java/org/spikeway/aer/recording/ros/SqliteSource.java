package org.spikeway.aer.recording.ros;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.recording.sqlite.SqliteRow;
import org.spikeway.aer.recording.sqlite.SqliteTable;

/** The messages of a ROS 2 bag in an SQLite file: tables {@code topics} and {@code messages}. */
final class SqliteSource implements MessageSource {
    private static final int MOST_TOPICS = 100_000;

    /** A topic's type and how its messages are serialized. */
    private record Topic(String type, String serialization) {}

    private final Map<Long, Topic> topics = new HashMap<>();
    private final SqliteTable messages;
    private final int topicColumn;
    private final int dataColumn;

    SqliteSource(Path file) throws UnreadableException {
        try (SqliteTable table = SqliteTable.open(file, "topics")) {
            int id = table.column("id");
            int type = table.column("type");
            int serialization = table.column("serialization_format");
            for (SqliteRow row = table.next(); row != null && topics.size() < MOST_TOPICS; row = table.next()) {
                topics.put(row.number(id), new Topic(row.text(type), row.text(serialization)));
            }
        }
        messages = SqliteTable.open(file, "messages");
        topicColumn = messages.column("topic_id");
        dataColumn = messages.column("data");
        if (topicColumn < 0 || dataColumn < 0) {
            messages.close();
            throw new UnreadableException(
                    file + ": table messages lacks topic_id or data. Give a bag that ROS 2 recorded.");
        }
    }

    @Override
    public @Nullable Message next() throws UnreadableException {
        for (SqliteRow row = messages.next(); row != null; row = messages.next()) {
            Topic topic = topics.get(row.number(topicColumn));
            if (topic != null) {
                return new Message(topic.type, topic.serialization, row.blob(dataColumn));
            }
        }
        return null;
    }

    @Override
    public long strayBytes() {
        return 0;
    }

    @Override
    public void close() throws UnreadableException {
        messages.close();
    }
}
