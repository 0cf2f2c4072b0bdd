package org.spikeway.cli.aer;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.udp.PacedReplay;
import org.spikeway.aer.udp.Protocol;
import org.spikeway.aer.udp.UdpSink;
import org.spikeway.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeway aer play}: sends a recording over UDP at its own pace. */
@Command(
        name = "play",
        description = "Sends a recording over UDP at its own pace, and reports how late events were.",
        footer = {"", "Example:", "  spikeway aer play recording.aedat4 --to udp://127.0.0.1:8991 --rate 2"},
        mixinStandardHelpOptions = true)
final class PlayCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(
            names = "--rate",
            paramLabel = "R|max",
            defaultValue = "1.0",
            description = "Times the recording's own pace, or max for as fast as can be (default: ${DEFAULT-VALUE}).")
    private String rate = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "udp://HOST:PORT",
            description = "Where the events go; udp://:PORT is this machine.")
    private String to = "";

    @Option(
            names = "--protocol",
            paramLabel = "jaer|spif|eieio",
            defaultValue = "jaer",
            description = "How events are laid out in datagrams (default: ${DEFAULT-VALUE}).")
    private Protocol.Kind protocol = Protocol.Kind.JAER;

    @Option(names = "--json", description = "Report as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        double times = times();
        InetSocketAddress target = UdpAddress.of(to);
        if (!Double.isInfinite(times)) {
            rehearse(times);
        }
        try (EventStream stream = input.open();
                UdpSink sink = UdpSink.open(target, protocol.open(stream.info().geometry()))) {
            PacedReplay replay = new PacedReplay(sink, times);
            long begun = System.nanoTime();
            UnreadableException damage = play(replay, stream);
            PlayReport report = new PlayReport(
                    replay.events(), System.nanoTime() - begun, replay.lateness(), stream.tally(), damage);
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? report.toJson() : report.toText());
            out.flush();
            if (damage != null) {
                throw damage;
            }
        }
        return 0;
    }

    /** Returns the damage at which the recording ended, or null. */
    private static @Nullable UnreadableException play(PacedReplay replay, EventStream stream) throws IOException {
        try {
            replay.play(stream);
            return null;
        } catch (UnreadableException damage) {
            return damage;
        }
    }

    /** Sends the beginning to a port of this process, where nobody reads it. */
    private void rehearse(double times) throws IOException {
        try (DatagramChannel unread =
                        DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                UdpSink sink = UdpSink.open((InetSocketAddress) unread.getLocalAddress(), protocol.open(geometry()))) {
            PacedReplay.rehearse(input::open, sink, times);
        }
    }

    private Geometry geometry() throws IOException {
        try (EventStream stream = input.open()) {
            return stream.info().geometry();
        }
    }

    private double times() throws UnreadableException {
        if (rate.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        boolean number = rate.matches("\\d{1,9}(\\.\\d{1,9})?");
        if (!number || Double.parseDouble(rate) <= 0) {
            throw new UnreadableException("--rate " + rate + ": not understood. Write a number over 0, or max.");
        }
        return Double.parseDouble(rate);
    }
}
