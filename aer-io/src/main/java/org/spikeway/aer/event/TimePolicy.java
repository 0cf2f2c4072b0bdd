package org.spikeway.aer.event;

/**
 * What becomes of an event that is earlier than the latest one before it. Wraps of a format's own counter are carried
 * on before and are no such step. All three count the steps as {@link Item#BACKWARD_STEPS}.
 */
public enum TimePolicy {
    /** The event keeps its time. */
    KEEP,
    /** The event gets the latest time before it. */
    MONOTONE,
    /** The recording is refused at this event. */
    REJECT;

    /** Puts this policy on top of a stream. */
    public EventStream apply(EventStream stream) {
        return new TimeOrder(stream, this);
    }
}
