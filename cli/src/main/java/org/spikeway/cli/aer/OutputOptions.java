package org.spikeway.cli.aer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.Recordings;
import org.spikeway.aer.recording.WritableFormat;
import picocli.CommandLine.Option;

/** The format that a command writes. */
final class OutputOptions {
    @Option(
            names = "--to",
            paramLabel = "NAME",
            description = "The format to write (default: the one that uses OUT's ending).")
    private @Nullable String format;

    /** Begins a file of the chosen format, which must not be the one that is read. */
    EventSink create(Path input, Path target, RecordingInfo info) throws IOException {
        if (Files.exists(target) && Files.isSameFile(input, target)) {
            throw new UnreadableException(target + ": is the recording that is read. Write to another file.");
        }
        return Recordings.create(format(target), target, info);
    }

    private WritableFormat format(Path file) throws UnreadableException {
        List<WritableFormat> formats = Recordings.writable();
        if (format != null) {
            return Recordings.named(formats, format);
        }
        List<WritableFormat> fitting = Recordings.writableAs(file);
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        throw new UnreadableException(file + ": its ending belongs to "
                + (fitting.isEmpty() ? "no format that is written" : "several formats") + ". Choose --to "
                + (fitting.isEmpty() ? formats : fitting)
                        .stream().map(WritableFormat::name).collect(Collectors.joining(" or --to "))
                + ".");
    }
}
