package org.spikeway.cli.aer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.filter.EventFilter;
import org.spikeway.aer.filter.FromZero;
import org.spikeway.aer.filter.SlicedSink;
import org.spikeway.aer.recording.gesture.GestureRecording;
import org.spikeway.aer.recording.gesture.LabelledEvents;
import org.spikeway.aer.recording.gesture.LabelledSink;
import org.spikeway.aer.recording.gesture.LabelledSpan;
import org.spikeway.cli.Duration;
import org.spikeway.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway aer cut}: writes a part of a recording, or all of it in slices. */
@Command(
        name = "cut",
        description = "Writes a time window of a recording, or slices of so much time or so many events.",
        footer = {"", "Example:", "  spikeway aer cut recording.raw part.raw --from 1s --until 2s"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CutCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions input = new InputOptions();

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write, over one that is there.")
    private Path out = Path.of("");

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--json", description = "Say what was written and dropped as one JSON object.")
    private boolean json;

    @Option(names = "--from", paramLabel = "T", description = "First time, on the recording's own clock.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "T", description = "The time after the last.")
    private @Nullable String until;

    @Option(names = "--from-zero", description = "Let time begin at 0 with the first event that is kept.")
    private boolean fromZero;

    @Option(
            names = "--every",
            paramLabel = "T",
            description = "One file for each such span: OUT with -0, -1 and so on before its ending.")
    private @Nullable String every;

    @Option(names = "--every-count", paramLabel = "N", description = "One file for each N events.")
    private @Nullable Long everyCount;

    @Option(
            names = "--labelled",
            description = "One file for each labelled piece of a recording of DVS128-Gesture, such as OUT-0-class7; the"
                    + " labels lie beside it in NAME_labels.csv.")
    private boolean labelled;

    private List<LabelledSpan> spans = List.of();

    @Override
    public Integer call() throws IOException {
        List<EventFilter> filters = new ArrayList<>();
        if (from != null || until != null) {
            filters.add(Quantity.window(
                    "--from and --until",
                    from == null ? Long.MIN_VALUE : Duration.time("--from", from),
                    until == null ? Long.MAX_VALUE : Duration.time("--until", until)));
        }
        if (labelled) {
            spans = GestureRecording.open(input.file()).spans();
            filters.add(new LabelledEvents(spans));
        }
        if (fromZero) {
            requireOwnTimes();
            filters.add(new FromZero());
        }
        try (EventStream stream = input.open()) {
            return new Copy(stream, filters, spec.commandLine().getOut(), json).into(this::sink);
        }
    }

    private EventSink sink(RecordingInfo info) throws IOException {
        if ((every != null && everyCount != null) || (labelled && (every != null || everyCount != null))) {
            throw new UnreadableException("--every, --every-count, --labelled: one of them at a time. Leave one out.");
        }
        if (labelled) {
            return new LabelledSink(
                    spans,
                    (number, span) ->
                            output.create(input.file(), numbered(out, number + "-class" + span.label()), info));
        }
        SlicedSink.Slices slices = number -> output.create(input.file(), numbered(out, String.valueOf(number)), info);
        if (every != null) {
            return SlicedSink.byDuration(Duration.parse("--every", every).micros(), slices);
        }
        if (everyCount != null) {
            return SlicedSink.byCount(positive("--every-count", everyCount), slices);
        }
        return output.create(input.file(), out, info);
    }

    /** Labels count on the recording's own clock. */
    private void requireOwnTimes() throws UnreadableException {
        if (labelled) {
            throw new UnreadableException(
                    "--from-zero and --labelled: labels are on the recording's own clock. Leave one out.");
        }
    }

    private static long positive(String option, long value) throws UnreadableException {
        if (value < 1) {
            throw new UnreadableException(option + " " + value + ": a slice has 1 or more. Give a larger one.");
        }
        return value;
    }

    private static Path numbered(Path file, String number) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        return file.resolveSibling(stem + "-" + number + ending);
    }
}
