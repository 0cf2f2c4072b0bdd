package org.spikeway.cli.aer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spikeway.aer.UnreadableException;

/** Reads addresses such as {@code udp://127.0.0.1:8991}; without a host, the loopback is meant. */
final class UdpAddress {
    private static final Pattern ADDRESS = Pattern.compile("udp://([^:/]*|\\[[0-9a-fA-F:]+\\]):(\\d{1,5})");
    private static final int LAST_PORT = 0xFFFF;

    private UdpAddress() {}

    static InetSocketAddress of(String text) throws UnreadableException {
        Matcher parts = ADDRESS.matcher(text);
        int port = parts.matches() ? Integer.parseInt(parts.group(2)) : -1;
        if (port < 0 || port > LAST_PORT) {
            throw new UnreadableException(text + ": no UDP address. Write it as udp://127.0.0.1:8991.");
        }
        String host = parts.group(1);
        InetSocketAddress address = host.isEmpty()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnreadableException(text + ": host " + host + " is not known. Give its address in numbers.");
        }
        return address;
    }
}
