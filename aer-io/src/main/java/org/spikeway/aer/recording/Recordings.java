package org.spikeway.aer.recording;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.RecordingFormat.Match;

/** Opens recordings of whatever format, told by their content and not by their name. */
public final class Recordings {
    private Recordings() {}

    /** All formats, sorted by name. */
    public static List<RecordingFormat> formats() {
        return ServiceLoader.load(RecordingFormat.class, Recordings.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(RecordingFormat::name))
                .toList();
    }

    /** The formats that can be written, sorted by name. */
    public static List<WritableFormat> writable() {
        return formats().stream()
                .filter(WritableFormat.class::isInstance)
                .map(WritableFormat.class::cast)
                .toList();
    }

    /** The formats whose written files end as this one does; several share an ending, and some files have none. */
    public static List<WritableFormat> writableAs(Path file) {
        String name = String.valueOf(file.getFileName());
        return writable().stream()
                .filter(format -> name.endsWith(format.ending()))
                .toList();
    }

    /**
     * Opens a recording; events outside of its sensor are dropped, and steps back in time are treated as the options
     * say. Both are counted.
     *
     * @throws UnreadableException if the file is missing, of no known format or of several, or its header is damaged
     */
    public static EventStream open(Path file, ReadOptions options) throws UnreadableException {
        FileHead head = FileHead.of(file);
        EventStream stream = formatOf(head, options.format()).open(head, options);
        return options.time().apply(new SensorBounds(stream));
    }

    /**
     * Begins a recording, over one that may be there.
     *
     * @throws UnreadableException if the file cannot be written, or the format cannot express the sensor; the sink
     *     throws the same where writing fails later
     */
    public static EventSink create(WritableFormat format, Path file, RecordingInfo info) throws UnreadableException {
        return NamedSink.create(format, file, info);
    }

    /**
     * The format of a file.
     *
     * @param name the format that the user chose; null to find it by content
     * @throws UnreadableException if there is none, or more than one
     */
    public static RecordingFormat formatOf(FileHead head, @Nullable String name) throws UnreadableException {
        List<RecordingFormat> formats = formats();
        if (name != null) {
            return named(formats, name);
        }
        for (Match sure : List.of(Match.CERTAIN, Match.POSSIBLE)) {
            List<RecordingFormat> found = formats.stream()
                    .filter(format -> format.match(head) == sure)
                    .toList();
            if (found.size() > 1) {
                throw new UnreadableException(
                        head.path() + ": may be " + names(found, " or ") + ". Choose one of them as the format.");
            }
            if (found.size() == 1) {
                return found.get(0);
            }
        }
        throw new UnreadableException(head.path() + ": no recording of a known format. Known are "
                + names(formats, ", ") + "; choose one if the file has no mark of its own.");
    }

    /**
     * The format of a name among some.
     *
     * @throws UnreadableException if there is none
     */
    public static <F extends RecordingFormat> F named(List<F> formats, String name) throws UnreadableException {
        for (F format : formats) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        throw new UnreadableException(
                "format " + name + ": not known here. Choose one of " + names(formats, ", ") + ".");
    }

    private static String names(List<? extends RecordingFormat> formats, String between) {
        return formats.stream().map(RecordingFormat::name).collect(Collectors.joining(between));
    }
}
