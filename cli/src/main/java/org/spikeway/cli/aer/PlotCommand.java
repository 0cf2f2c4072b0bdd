package org.spikeway.cli.aer;

import java.io.IOException;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStatistics;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.plot.RecordingPlot;
import org.spikeway.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code spikeway aer plot}: a picture of a recording. Reads it twice, for the time axis comes first. */
@Command(
        name = "plot",
        description = "Draws a PNG: above all events by pixel (green ON, red OFF), below the rate over time.",
        footer = {"", "Example:", "  spikeway aer plot recording.raw recording.png"},
        mixinStandardHelpOptions = true)
final class PlotCommand implements Subcommand {
    private static final double MICROS = 1e6;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions input = new InputOptions();

    @Parameters(index = "1", paramLabel = "OUT.png", description = "The picture to write.")
    private Path picture = Path.of("");

    @Option(names = "--json", description = "Say what was drawn as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        EventStatistics statistics = new EventStatistics();
        Geometry geometry;
        try (EventStream stream = input.open()) {
            EventBatch batch = EventBatch.standard();
            while (stream.read(batch)) {
                statistics.add(batch);
            }
            geometry = stream.info().geometry();
        }
        if (statistics.events() == 0) {
            throw new UnreadableException(input.file() + ": no events in it, so nothing to draw. Give another one.");
        }
        if (!geometry.known()) {
            geometry = new Geometry(statistics.maxX() + 1, statistics.maxY() + 1);
        }
        RecordingPlot plot = new RecordingPlot(geometry, statistics.earliestMicros(), statistics.durationMicros());
        try (EventStream stream = input.open()) {
            EventBatch batch = EventBatch.standard();
            while (stream.read(batch)) {
                plot.add(batch);
            }
        }
        plot.writePng(picture);
        double highest = plot.highestBar() * MICROS / plot.microsPerBar();
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? toJson(geometry, statistics, highest)
                                : String.format(
                                        "%s: %s pixels, %,d us; the highest bar is %,.0f events/s%n",
                                        picture, geometry, statistics.durationMicros(), highest));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private String toJson(Geometry geometry, EventStatistics statistics, double highest) {
        return JsonMapper.shared()
                        .createObjectNode()
                        .put("picture", picture.toString())
                        .put("width", geometry.width())
                        .put("height", geometry.height())
                        .put("duration_us", statistics.durationMicros())
                        .put("highest_events_per_second", highest)
                        .toPrettyString()
                + System.lineSeparator();
    }
}
