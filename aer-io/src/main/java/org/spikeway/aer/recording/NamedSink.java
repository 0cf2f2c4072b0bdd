package org.spikeway.aer.recording;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.RecordingInfo;

/** A recording that is being written; what goes wrong is told in one line that names the file. */
record NamedSink(Path file, EventSink sink) implements EventSink {
    static NamedSink create(WritableFormat format, Path file, RecordingInfo info) throws UnreadableException {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new UnreadableException(file + ": a folder. Give the path of a file to write.");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UnreadableException(file + ": there is no folder " + folder + ". Make it, or write elsewhere.");
        }
        try {
            return new NamedSink(file, format.create(file, info));
        } catch (IOException failed) {
            throw refusal(file, failed);
        }
    }

    @Override
    public void write(EventBatch batch) throws UnreadableException {
        try {
            sink.write(batch);
        } catch (IOException failed) {
            throw refusal(file, failed);
        }
    }

    @Override
    public void close() throws UnreadableException {
        try {
            sink.close();
        } catch (IOException failed) {
            throw refusal(file, failed);
        }
    }

    private static UnreadableException refusal(Path file, IOException failed) {
        if (failed instanceof UnreadableException refused) {
            return refused;
        }
        boolean told = failed instanceof FileSystemException;
        String reason = told ? ((FileSystemException) failed).getReason() : failed.getMessage();
        return new UnreadableException(file + ": cannot be written (" + (reason == null ? "access denied" : reason)
                + "). Check its access and the room on the disk.");
    }
}
