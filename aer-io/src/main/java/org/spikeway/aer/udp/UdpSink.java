package org.spikeway.aer.udp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;

/** Sends events to one address, each batch at once in as many datagrams as it takes. */
public final class UdpSink implements EventSink {
    private final DatagramChannel channel;
    private final Protocol protocol;
    private final ByteBuffer datagram;

    private UdpSink(DatagramChannel channel, Protocol protocol) {
        this.channel = channel;
        this.protocol = protocol;
        this.datagram = ByteBuffer.allocateDirect(protocol.datagramBytes());
    }

    public static UdpSink open(InetSocketAddress target, Protocol protocol) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.connect(target);
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        return new UdpSink(channel, protocol);
    }

    @Override
    public void write(EventBatch batch) throws IOException {
        int next = 0;
        while (next < batch.size()) {
            datagram.clear();
            next = protocol.encode(batch, next, datagram);
            datagram.flip();
            try {
                channel.write(datagram);
            } catch (java.net.PortUnreachableException nobody) {
                // Nobody listens yet: UDP does not mind, and the next datagram may be heard.
                datagram.clear();
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
