package org.spikeway.aer.udp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;

/**
 * The events that arrive at a port; ends when nothing has arrived for a while.
 *
 * <p>Events whose protocol brings no times get that of their arrival, in microseconds since the first datagram.
 */
public final class UdpSource implements EventStream {
    private static final int LARGEST_DATAGRAM = 1 << 16;
    private static final int BUFFER_BYTES = 1 << 22;
    private static final int NANOS = 1000;
    private static final long NANOS_A_MILLI = 1_000_000;
    private static final long NEVER = Long.MIN_VALUE;

    /** How often a wait looks whether it is to end. */
    private static final int LOOK_MILLIS = 50;

    /** A sender may go on for ever: what comes so much later than the stop is left. */
    private static final long LAST_NANOS = 500 * NANOS_A_MILLI;

    private final DatagramSocket socket;
    private final long idleNanos;
    private final Protocol protocol;
    private final RecordingInfo info;
    private final Tally tally = new Tally();
    private final DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
    private final EventBatch waiting = new EventBatch(Protocol.MOST_EVENTS);
    private int given;
    private volatile long stopNanos = NEVER;
    private boolean begun;
    private long firstNanos;

    private UdpSource(DatagramSocket socket, Protocol protocol, RecordingInfo info, long idleNanos) {
        this.idleNanos = idleNanos;
        this.socket = socket;
        this.protocol = protocol;
        this.info = info;
    }

    /**
     * Listens at an address; only one of the loopback is safe from the network.
     *
     * @param idleMillis how long it waits for a datagram before it ends; 0 for ever
     */
    public static UdpSource open(InetSocketAddress address, Protocol.Kind kind, Geometry geometry, int idleMillis)
            throws IOException {
        Protocol protocol = kind.open(geometry);
        DatagramSocket socket = new DatagramSocket(address);
        try {
            socket.setSoTimeout(idleMillis == 0 ? LOOK_MILLIS : Math.min(idleMillis, LOOK_MILLIS));
            socket.setReceiveBufferSize(BUFFER_BYTES);
        } catch (SocketException failed) {
            socket.close();
            throw failed;
        }
        return new UdpSource(socket, protocol, RecordingInfo.of("UDP " + kind, geometry), idleMillis * NANOS_A_MILLI);
    }

    /** Ends the stream after what has arrived by now; may be called by another thread than the one that reads. */
    public void stop() {
        stopNanos = System.nanoTime();
    }

    /** The port that it listens at. */
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public RecordingInfo info() {
        return info;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public boolean read(EventBatch batch) throws UnreadableException {
        batch.clear();
        while (given == waiting.size()) {
            if (!receive()) {
                return false;
            }
        }
        int count = Math.min(batch.remaining(), waiting.size() - given);
        batch.append(waiting, given, count);
        given += count;
        return true;
    }

    /** Waits for a datagram; false if none came in time, or the stream was stopped. */
    private boolean receive() throws UnreadableException {
        long since = System.nanoTime();
        while (!hasDatagram()) {
            if (stopNanos != NEVER || (idleNanos > 0 && System.nanoTime() - since >= idleNanos)) {
                return false;
            }
        }
        if (stopNanos != NEVER && System.nanoTime() - stopNanos > LAST_NANOS) {
            return false;
        }
        take();
        return true;
    }

    private boolean hasDatagram() throws UnreadableException {
        try {
            packet.setLength(LARGEST_DATAGRAM);
            socket.receive(packet);
            return true;
        } catch (SocketTimeoutException quiet) {
            return false;
        } catch (IOException failed) {
            throw new UnreadableException("port " + port() + ": cannot be read (" + failed.getMessage() + ").");
        }
    }

    private void take() {
        long now = System.nanoTime();
        firstNanos = begun ? firstNanos : now;
        begun = true;
        waiting.clear();
        given = 0;
        ByteBuffer bytes = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        protocol.decode(bytes, (now - firstNanos) / NANOS, waiting, tally);
    }

    @Override
    public void close() {
        socket.close();
    }
}
