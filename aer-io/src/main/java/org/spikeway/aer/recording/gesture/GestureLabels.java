package org.spikeway.aer.recording.gesture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spikeway.aer.UnreadableException;

/**
 * The file of labels beside a recording of DVS128-Gesture: a line of names and a line a piece.
 *
 * <pre>
 * class,startTime_usec,endTime_usec
 * 1,80048239,85092709
 * </pre>
 *
 * <p>Amir et al., A Low Power, Fully Event-Based Gesture Recognition System, 2017.
 */
public final class GestureLabels {
    private static final String HEADER = "class,startTime_usec,endTime_usec";
    private static final String ENDING = "_labels.csv";
    private static final long LARGEST = 1 << 20;

    private GestureLabels() {}

    /** Where the labels of a recording lie: {@code user01_led.aedat} has {@code user01_led_labels.csv}. */
    public static Path beside(Path recording) {
        String name = recording.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return recording.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ENDING);
    }

    /**
     * Reads the pieces in the order of the file, which need not be that of time.
     *
     * @throws UnreadableException if the file is missing or a line is no piece
     */
    public static List<LabelledSpan> read(Path file) throws UnreadableException {
        List<LabelledSpan> spans = new ArrayList<>();
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new UnreadableException(file + ": line 1: no file of gesture labels, " + HEADER + " expected.");
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                spans.add(span(line, file + ": line " + (i + 1)));
            }
        }
        return spans;
    }

    private static List<String> lines(Path file) throws UnreadableException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableException(file + ": no such file. Put the labels beside the recording.");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnreadableException(file + ": larger than a megabyte, so no file of gesture labels.");
            }
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException failed) {
            throw new UnreadableException(file + ": cannot be read (" + failed.getMessage() + "). Check its access.");
        }
    }

    private static LabelledSpan span(String line, String place) throws UnreadableException {
        if (!line.matches("\\d{1,9},\\d{1,18},\\d{1,18}")) {
            throw new UnreadableException(place + ": no class, start and end between commas.");
        }
        String[] columns = line.split(",", -1);
        LabelledSpan span =
                new LabelledSpan(Integer.parseInt(columns[0]), Long.parseLong(columns[1]), Long.parseLong(columns[2]));
        if (span.toMicros() < span.fromMicros()) {
            throw new UnreadableException(place + ": the piece ends before it begins.");
        }
        return span;
    }
}
