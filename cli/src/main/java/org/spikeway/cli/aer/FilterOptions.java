package org.spikeway.cli.aer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.filter.BackgroundActivity;
import org.spikeway.aer.filter.Downsampling;
import org.spikeway.aer.filter.EventFilter;
import org.spikeway.aer.filter.FromZero;
import org.spikeway.aer.filter.HotPixels;
import org.spikeway.aer.filter.PolarityChoice;
import org.spikeway.aer.filter.RateLimit;
import org.spikeway.aer.filter.RefractoryPeriod;
import org.spikeway.aer.filter.Region;
import org.spikeway.aer.filter.TimeWindow;
import org.spikeway.aer.filter.Turn;
import org.spikeway.cli.Duration;
import org.spikeway.cli.SensorSize;
import picocli.CommandLine.Option;

/** The filters that a user asks for; they run in the order in which they are listed here. */
final class FilterOptions {
    private static final Pattern WINDOW = Pattern.compile("([^:]*):([^:]*)");
    private static final Pattern REGION = Pattern.compile("(\\d{1,5}),(\\d{1,5}),(\\d{1,5}x\\d{1,5})");

    @Option(names = "--window", paramLabel = "FROM:UNTIL", description = "Keep this time window, such as 0:1.5s.")
    private @Nullable String window;

    @Option(names = "--region", paramLabel = "X,Y,WxH", description = "Keep this rectangle, and count from its corner.")
    private @Nullable String region;

    @Option(names = "--polarity", paramLabel = "on|off", description = "Keep one polarity.")
    private @Nullable Polarity polarity;

    @Option(names = "--hot", paramLabel = "RATE", description = "Silence pixels over this rate, such as 2k a second.")
    private @Nullable String hot;

    @Option(names = "--refractory", paramLabel = "T", description = "Least time between two events of a pixel.")
    private @Nullable String refractory;

    @Option(names = "--noise", paramLabel = "T", description = "Drop events without one of a neighbour within T.")
    private @Nullable String noise;

    @Option(names = "--downsample", paramLabel = "N", description = "Join N x N pixels into one.")
    private @Nullable Integer downsample;

    @Option(
            names = "--turn",
            split = ",",
            paramLabel = "KIND",
            description = "flip_left_right, flip_upside_down, transpose, rotate_90, rotate_180 or rotate_270; several"
                    + " after each other with commas.")
    private List<Turn.Kind> turns = List.of();

    @Option(names = "--rate", paramLabel = "RATE", description = "Keep at most so many events a second.")
    private @Nullable String rate;

    @Option(names = "--from-zero", description = "Let time begin at 0 with the first event that is kept.")
    private boolean fromZero;

    /** Which polarity to keep. */
    enum Polarity {
        OFF,
        ON
    }

    List<EventFilter> filters(RecordingInfo source) throws UnreadableException {
        List<EventFilter> filters = new ArrayList<>();
        RecordingInfo info = source;
        if (window != null) {
            filters.add(window(window));
        }
        if (region != null) {
            filters.add(region(region));
            info = filters.get(filters.size() - 1).describe(info);
        }
        if (polarity != null) {
            filters.add(new PolarityChoice(polarity == Polarity.ON ? 1 : 0));
        }
        if (hot != null) {
            filters.add(new HotPixels(Quantity.rate("--hot", hot), known(info, "--hot")));
        }
        if (refractory != null) {
            filters.add(new RefractoryPeriod(
                    Duration.parse("--refractory", refractory).micros(), known(info, "--refractory")));
        }
        if (noise != null) {
            filters.add(new BackgroundActivity(Duration.parse("--noise", noise).micros(), known(info, "--noise")));
        }
        return transformed(filters, info);
    }

    private List<EventFilter> transformed(List<EventFilter> filters, RecordingInfo before) throws UnreadableException {
        RecordingInfo info = before;
        if (downsample != null) {
            if (downsample < 1) {
                throw new UnreadableException("--downsample " + downsample + ": 1 pixel or more. Give a larger one.");
            }
            filters.add(new Downsampling(downsample));
            info = filters.get(filters.size() - 1).describe(info);
        }
        for (Turn.Kind kind : turns) {
            filters.add(new Turn(kind, known(info, "--turn")));
            info = filters.get(filters.size() - 1).describe(info);
        }
        if (rate != null) {
            filters.add(new RateLimit(Quantity.rate("--rate", rate)));
        }
        if (fromZero) {
            filters.add(new FromZero());
        }
        return filters;
    }

    private static TimeWindow window(String text) throws UnreadableException {
        Matcher parts = WINDOW.matcher(text);
        if (!parts.matches()) {
            throw new UnreadableException(
                    "--window " + text + ": no window. Write it as 0:1.5s, either side may be empty.");
        }
        String from = parts.group(1);
        String until = parts.group(2);
        return Quantity.window(
                "--window",
                from.isEmpty() ? Long.MIN_VALUE : Duration.time("--window", from),
                until.isEmpty() ? Long.MAX_VALUE : Duration.time("--window", until));
    }

    private static Region region(String text) throws UnreadableException {
        Matcher parts = REGION.matcher(text);
        if (!parts.matches()) {
            throw new UnreadableException("--region " + text + ": no region. Write it as 10,20,100x50.");
        }
        Geometry size = SensorSize.of("--region", parts.group(3));
        return new Region(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), size);
    }

    private static Geometry known(RecordingInfo info, String option) throws UnreadableException {
        if (!info.geometry().known()) {
            throw new UnreadableException(
                    option + ": needs the sensor's size, which the recording does not tell. Give --geometry WxH.");
        }
        return info.geometry();
    }
}
