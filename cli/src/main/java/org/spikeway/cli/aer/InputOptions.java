package org.spikeway.cli.aer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.TimePolicy;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.Recordings;
import org.spikeway.cli.SensorSize;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The recording that a command reads, and what the user knows of it. */
final class InputOptions {
    @Parameters(
            index = "0",
            paramLabel = "RECORDING",
            description = "The recording; its format is told by its content.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "The recording's format, where its content leaves it open.")
    private @Nullable String format;

    @Option(
            names = "--geometry",
            paramLabel = "WxH",
            description = "The sensor's size, where the recording does not tell.")
    private @Nullable String geometry;

    @Option(
            names = "--time",
            paramLabel = "keep|monotone|reject",
            defaultValue = "keep",
            description = "What becomes of events that step back in time (default: ${DEFAULT-VALUE}).")
    private TimePolicy time = TimePolicy.KEEP;

    Path file() {
        return file;
    }

    TimePolicy time() {
        return time;
    }

    EventStream open() throws UnreadableException {
        Geometry given = geometry == null ? Geometry.UNKNOWN : SensorSize.of("--geometry", geometry);
        return Recordings.open(file, new ReadOptions(time, given, format));
    }
}
