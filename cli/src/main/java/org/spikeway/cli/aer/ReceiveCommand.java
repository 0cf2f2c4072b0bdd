package org.spikeway.cli.aer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.recording.Recordings;
import org.spikeway.aer.recording.WritableFormat;
import org.spikeway.aer.udp.Protocol;
import org.spikeway.aer.udp.UdpSource;
import org.spikeway.cli.Duration;
import org.spikeway.cli.SensorSize;
import org.spikeway.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway aer receive}: writes the events that arrive over UDP. */
@Command(
        name = "receive",
        description = "Writes the events that arrive over UDP; stops when none has come for a while, or at Ctrl-C.",
        footer = {"", "Example:", "  spikeway aer receive udp://0.0.0.0:8991 arrived.aedat4 --to aedat4"},
        mixinStandardHelpOptions = true)
final class ReceiveCommand implements Subcommand {
    private static final int MICROS_A_MILLI = 1000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "udp://HOST:PORT",
            description = "The address to listen at; udp://:PORT hears this machine only.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write; it must not be there yet.")
    private Path file = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "NAME", description = "The format to write.")
    private String format = "";

    @Option(names = "--geometry", paramLabel = "WxH", description = "The sensor's size.")
    private @Nullable String geometry;

    @Option(
            names = "--protocol",
            paramLabel = "jaer|spif|eieio",
            defaultValue = "jaer",
            description = "How events are laid out in datagrams (default: ${DEFAULT-VALUE}).")
    private Protocol.Kind protocol = Protocol.Kind.JAER;

    @Option(
            names = "--idle",
            paramLabel = "T",
            defaultValue = "5s",
            description = "Stop when nothing has come for so long (default: ${DEFAULT-VALUE}).")
    private String idle = "5s";

    @Option(names = "--json", description = "Say what was written and counted as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(file)) {
            throw new UnreadableException(file + ": is there already. Choose another name.");
        }
        WritableFormat target = Recordings.named(Recordings.writable(), format);
        Geometry size = geometry == null ? Geometry.UNKNOWN : SensorSize.of("--geometry", geometry);
        long millis = Duration.parse("--idle", idle).micros() / MICROS_A_MILLI;
        if (millis < 1 || millis > Integer.MAX_VALUE) {
            throw new UnreadableException("--idle " + idle + ": 1ms or more. Give a larger one.");
        }
        try (UdpSource source = UdpSource.open(UdpAddress.of(from), protocol, size, (int) millis)) {
            return new Copy(source, List.of(), spec.commandLine().getOut(), json)
                    .endingBy(source::stop)
                    .into(info -> Recordings.create(target, file, info));
        }
    }
}
