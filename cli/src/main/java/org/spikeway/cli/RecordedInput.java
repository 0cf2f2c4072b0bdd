package org.spikeway.cli;

import java.nio.file.Path;
import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;
import org.spikeway.chip.program.Shape;
import picocli.CommandLine.Option;

/** How a recording becomes the ticks and inputs of a network. */
final class RecordedInput {
    @Option(
            names = "--bin",
            paramLabel = "TIME",
            defaultValue = "1ms",
            description = "Time of the recording in a tick, such as 1ms or 250us (default: ${DEFAULT-VALUE}).")
    private String bin = "";

    @Option(
            names = "--sensor",
            paramLabel = "WxH",
            defaultValue = "",
            description = "Size of the sensor, for a recording that does not tell it.")
    private String sensor = "";

    /**
     * Reads a recording as the input of a network.
     *
     * @param options of the run: the recording brings spikes, counts in every tick unless the user has said otherwise,
     *     and gives the run its length where no ticks are given
     * @throws UnreadableException if it cannot be read
     */
    RecordedSample open(Path recording, Shape input, RunOptions options, boolean ticksGiven)
            throws UnreadableException {
        long micros = Duration.parse("--bin", bin).micros();
        RecordedSample sample =
                new RecordedSample(recording, geometry(), micros, input.channels(), input.height(), input.width());
        options.input = "poisson";
        if (options.conversion.readFrom == null && options.conversion.coding.equals("rate")) {
            options.conversion.readFrom = 0.0; // A recording tells something in every tick, an image the same again.
        }
        if (!ticksGiven) {
            options.ticks = List.of(sample.ticks());
        }
        return sample;
    }

    private Geometry geometry() throws UnreadableException {
        return sensor.isEmpty() ? Geometry.UNKNOWN : SensorSize.of("--sensor", sensor);
    }
}
