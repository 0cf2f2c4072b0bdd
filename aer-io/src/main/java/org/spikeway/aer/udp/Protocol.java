package org.spikeway.aer.udp;

import java.nio.ByteBuffer;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Tally;

/** How events are laid out in datagrams; one object serves one connection in one direction. */
public interface Protocol {
    /** The protocols by name. */
    enum Kind {
        /** AEUnicast of jAER: sequence number, addresses of a camera, times. */
        JAER,
        /** spif of SpiNNaker: coordinates, without times. */
        SPIF,
        /** EIEIO of SpiNNaker: keys, without times. */
        EIEIO;

        /**
         * @param geometry of the sensor
         * @throws UnreadableException if the protocol cannot express such a sensor
         */
        public Protocol open(Geometry geometry) throws UnreadableException {
            return switch (this) {
                case JAER -> new AeUnicast(geometry);
                case SPIF -> new Spif();
                case EIEIO -> new Eieio();
            };
        }
    }

    /** The most bytes of a datagram that is sent. */
    int datagramBytes();

    /**
     * Lays out events from {@code from} on in one datagram, as many as fit.
     *
     * @param out empty, as large as {@link #datagramBytes}
     * @return the event after the last one
     * @throws UnreadableException if an event cannot be expressed
     */
    int encode(EventBatch batch, int from, ByteBuffer out) throws UnreadableException;

    /**
     * Appends the events of a datagram; what is no event is counted.
     *
     * @param in the datagram, to its limit
     * @param arrivalMicros the time of events that bring none
     * @param out has room for {@link #MOST_EVENTS}
     */
    void decode(ByteBuffer in, long arrivalMicros, EventBatch out, Tally tally);

    /** The most events that a datagram of any protocol can hold. */
    int MOST_EVENTS = 1 << 15;
}
