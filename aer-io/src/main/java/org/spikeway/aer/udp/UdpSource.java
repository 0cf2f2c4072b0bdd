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

    private final DatagramSocket socket;
    private final Protocol protocol;
    private final RecordingInfo info;
    private final Tally tally = new Tally();
    private final DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
    private final EventBatch waiting = new EventBatch(Protocol.MOST_EVENTS);
    private int given;
    private boolean begun;
    private long firstNanos;

    private UdpSource(DatagramSocket socket, Protocol protocol, RecordingInfo info) {
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
            socket.setSoTimeout(idleMillis);
            socket.setReceiveBufferSize(BUFFER_BYTES);
        } catch (SocketException failed) {
            socket.close();
            throw failed;
        }
        return new UdpSource(socket, protocol, RecordingInfo.of("UDP " + kind, geometry));
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

    private boolean receive() throws UnreadableException {
        try {
            packet.setLength(LARGEST_DATAGRAM);
            socket.receive(packet);
        } catch (SocketTimeoutException idle) {
            return false;
        } catch (IOException failed) {
            throw new UnreadableException("port " + port() + ": cannot be read (" + failed.getMessage() + ").");
        }
        long now = System.nanoTime();
        firstNanos = begun ? firstNanos : now;
        begun = true;
        waiting.clear();
        given = 0;
        ByteBuffer bytes = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        protocol.decode(bytes, (now - firstNanos) / NANOS, waiting, tally);
        return true;
    }

    @Override
    public void close() {
        socket.close();
    }
}
