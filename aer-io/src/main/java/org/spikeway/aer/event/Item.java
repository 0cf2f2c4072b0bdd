package org.spikeway.aer.event;

/** What a stream meets besides sound events, and counts. */
public enum Item {
    /** Edges on the trigger input of a camera, skipped. */
    TRIGGERS("triggers", Kind.SKIPPED),
    /** Samples of acceleration and rotation, skipped. */
    IMU_SAMPLES("IMU samples", Kind.SKIPPED),
    /** Frames of grey or colour pixels, skipped. */
    FRAMES("frames", Kind.SKIPPED),
    /** Words that each read one pixel of a frame, skipped. */
    PIXEL_READS("pixel reads of frames", Kind.SKIPPED),
    /** Events of further cameras in the same recording, skipped. */
    OTHER_STREAMS("events of other streams", Kind.SKIPPED),
    /** Whatever else is no event of a pixel, skipped. */
    OTHER("other items", Kind.SKIPPED),
    /** Times that began again at zero and were carried on. */
    WRAPS("time wraps", Kind.NOTED),
    /** Times that were set back to zero by the recording device, and were taken as they are. */
    RESETS("time resets", Kind.NOTED),
    /** Events earlier than the latest event before them. */
    BACKWARD_STEPS("backward steps in time", Kind.ANOMALY),
    /** Events outside of the sensor, dropped. */
    OUT_OF_RANGE("events outside of the sensor", Kind.ANOMALY),
    /** Events before the recording's first full time, dropped. */
    UNTIMED("events before the first time", Kind.ANOMALY),
    /** Events marked as void, or values that cannot be, dropped. */
    INVALID("invalid items", Kind.ANOMALY),
    /** Bytes at the end that are no whole event. */
    TRUNCATED_BYTES("bytes of a truncated tail", Kind.ANOMALY),
    /** Datagrams that a sequence number says are missing. */
    LOST_DATAGRAMS("lost datagrams", Kind.ANOMALY);

    /** How a count is to be read. */
    public enum Kind {
        /** Belongs into a recording, but is no event. */
        SKIPPED,
        /** Belongs into a recording and was understood. */
        NOTED,
        /** Should not be there. */
        ANOMALY
    }

    private final String label;
    private final Kind kind;

    Item(String label, Kind kind) {
        this.label = label;
        this.kind = kind;
    }

    /** The words for it in reports, in the plural. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }
}
