package org.spikeway.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.recording.gesture.GestureLabels;
import org.spikeway.aer.recording.gesture.LabelledSpan;

/** What the fuzzer calls for the file of labels of DVS128-Gesture: it is read, or refused in one line. */
public final class GestureTarget {
    /** The name under which the file of labels is fuzzed. */
    static final String NAME = "gesture";

    static final String SEED = "class,startTime_usec,endTime_usec\n1,80048239,85092709\n\n11,85092709,99000000\r\n";

    private static final Path FILE = RecordingTarget.file("_labels.csv");

    private GestureTarget() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Files.write(FILE, data);
        try {
            for (LabelledSpan span : GestureLabels.read(FILE)) {
                if (span.label() < 0 || span.toMicros() < span.fromMicros()) {
                    throw new IllegalStateException("a piece that cannot be: " + span);
                }
            }
        } catch (UnreadableException refused) {
            RecordingTarget.requireOneLine(refused);
        }
    }
}
