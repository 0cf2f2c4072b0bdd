package org.spikeway.aer.recording.ros;

import java.nio.ByteBuffer;

/**
 * One message of a bag.
 *
 * @param type such as {@code event_camera_msgs/msg/EventPacket}
 * @param serialization {@code cdr} for ROS 2, {@code ros1} for ROS 1
 * @param data the serialized message; used again for the next one
 */
record Message(String type, String serialization, ByteBuffer data) {
    /** The type without its package, such as {@code EventPacket}. */
    String shortType() {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    boolean isCdr() {
        return serialization.equals("cdr");
    }

    /** Whether it is one of those that carry events. */
    boolean hasEvents() {
        return shortType().equals("EventPacket") || shortType().equals("EventArray");
    }
}
