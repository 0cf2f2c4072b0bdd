package org.spikeway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.aer.recording.Recordings;
import org.spikeway.aer.recording.WritableFormat;
import org.spikeway.aer.sensor.EmulatedSensor;
import org.spikeway.aer.sensor.PictureSequence;
import org.spikeway.aer.sensor.Saccades;
import org.spikeway.aer.sensor.Scene;
import org.spikeway.aer.sensor.SensorModel;
import org.spikeway.chip.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway emulate}: the events that an event camera would send of pictures. */
@Command(
        name = "emulate",
        description = "Writes the events that an event camera would send of an image in saccades, or of a film.",
        footer = {"", "Example:", "  spikeway emulate digits.idx --image 3 --to digit3.bin"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class EmulateCommand implements Subcommand {
    private static final double DARK_LEVEL = 0.02;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "IMAGES", description = "Images, in any form that run --data reads.")
    private Path images = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "Where the recording goes.")
    private Path to;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "Format of the recording (default: the one that uses FILE's ending; csv if none does).")
    private @Nullable String format;

    @Option(
            names = "--image",
            paramLabel = "N",
            defaultValue = "0",
            description = "The image that is moved in saccades, from 0 (default: ${DEFAULT-VALUE}).")
    private int image;

    @Option(
            names = "--film",
            paramLabel = "TIME",
            defaultValue = "",
            description =
                    "All images as a film instead, one every TIME, such as 10ms; of a folder in the order of their"
                            + " numbers.")
    private String film = "";

    @Option(
            names = "--margin",
            paramLabel = "PIXELS",
            defaultValue = "3",
            description = "Black border of the moved image (default: ${DEFAULT-VALUE}).")
    private int margin;

    @Option(
            names = "--amplitude",
            paramLabel = "PIXELS",
            defaultValue = "4",
            description = "Width of the movement (default: ${DEFAULT-VALUE}).")
    private double amplitude;

    @Option(
            names = "--contrast",
            paramLabel = "C",
            defaultValue = "0.25",
            description = "Change of the logarithm of brightness for an event (default: ${DEFAULT-VALUE}).")
    private double contrast;

    @Option(
            names = "--contrast-off",
            paramLabel = "C",
            description = "The same for OFF events alone (default: that of --contrast).")
    private @Nullable Double contrastOff;

    @Option(
            names = "--spread",
            paramLabel = "S",
            defaultValue = "0.04",
            description = "Deviation of the contrast from pixel to pixel, as a part (default: ${DEFAULT-VALUE}).")
    private double spread;

    @Option(
            names = "--refractory",
            paramLabel = "TIME",
            defaultValue = "1ms",
            description = "How long a pixel is blind after an event (default: ${DEFAULT-VALUE}).")
    private String refractory = "";

    @Option(
            names = "--noise",
            paramLabel = "HZ",
            defaultValue = "0.1",
            description = "Random events a second and pixel (default: ${DEFAULT-VALUE}).")
    private double noise;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "12345",
            description = "Seed of all that is random (default: ${DEFAULT-VALUE}).")
    private long seed;

    private volatile boolean stopped;

    @Override
    public Integer call() throws IOException {
        WritableFormat writable = writable();
        SensorModel model;
        Scene scene;
        ImageSet set = ImageSets.open(images, null);
        try {
            long blind = Duration.parse("--refractory", refractory).micros();
            model = new SensorModel(
                    contrast, contrastOff == null ? contrast : contrastOff, spread, blind, noise, DARK_LEVEL, seed);
            scene = scene(set);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(e.getMessage() + ". See spikeway emulate --help.");
        }
        try (Interrupts interrupts = Interrupts.during(this::stop)) {
            long events = 0;
            try (EventStream stream = new EmulatedSensor(scene, model);
                    EventSink sink = Recordings.create(writable, to, stream.info())) {
                EventBatch batch = EventBatch.standard();
                while (!stopped && stream.read(batch)) {
                    sink.write(batch);
                    events += batch.size();
                }
            }
            PrintWriter out = spec.commandLine().getOut();
            String end = stopped ? "interrupted: " : "";
            out.printf(Locale.ROOT, "%s%s: %,d events of %s pixels%n", end, to, events, scene.geometry());
            out.flush();
            return interrupts.codeOr(0);
        }
    }

    private void stop(int code) {
        if (stopped) {
            Interrupts.end("interrupted before the end.", code);
        }
        stopped = true;
    }

    private WritableFormat writable() throws IOException {
        List<WritableFormat> fitting = Recordings.writableAs(to);
        if (format == null && fitting.size() == 1) {
            return fitting.get(0);
        }
        if (format == null && fitting.size() > 1) {
            throw new RefusedException(to + ": its ending belongs to several formats. Choose --format "
                    + fitting.stream().map(WritableFormat::name).collect(Collectors.joining(" or --format ")) + ".");
        }
        return Recordings.named(Recordings.writable(), format == null ? "csv" : format);
    }

    private Scene scene(ImageSet set) throws IOException {
        if (!film.isEmpty()) {
            return new PictureSequence(set, Duration.parse("--film", film).micros());
        }
        if (image < 0 || image >= set.size()) {
            throw new RefusedException("--image " + image + ": " + set.name() + " has images 0 to " + (set.size() - 1)
                    + ". Choose one of them.");
        }
        return new Saccades(set, image, margin, amplitude);
    }
}
