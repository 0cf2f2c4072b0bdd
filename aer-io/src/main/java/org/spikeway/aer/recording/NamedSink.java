package org.spikeway.aer.recording;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.RecordingInfo;

/**
 * A recording that is being written; what goes wrong is told in one line that names the file.
 *
 * <p>It is written beside the file, under {@code .spikeway-}, the number of the process and the file's name, and takes
 * the file's place when it is complete: what is killed or fails leaves the file as it was. What is there and no file on
 * disk, such as a pipe, or lies in a folder that takes no new files, is written to directly.
 */
final class NamedSink implements EventSink {
    private final Path file;
    private final Path draft;
    private final EventSink sink;
    private boolean failed;
    private boolean closed;

    private NamedSink(Path file, Path draft, EventSink sink) {
        this.file = file;
        this.draft = draft;
        this.sink = sink;
    }

    static NamedSink create(WritableFormat format, Path file, RecordingInfo info) throws UnreadableException {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new UnreadableException(file + ": a folder. Give the path of a file to write.");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UnreadableException(file + ": there is no folder " + folder + ". Make it, or write elsewhere.");
        }
        Path draft = file;
        try {
            draft = draft(file);
            return new NamedSink(file, draft, format.create(draft, info));
        } catch (IOException failed) {
            discard(file, draft);
            throw refusal(file, failed);
        }
    }

    private static Path draft(Path file) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        boolean overPipe = Files.exists(file) && !Files.isRegularFile(file);
        boolean readOnly = Files.exists(file) && !Files.isWritable(file);
        if (overPipe || readOnly || !Files.isWritable(target.resolveSibling("."))) {
            return file;
        }
        return target.resolveSibling(".spikeway-" + ProcessHandle.current().pid() + "-" + target.getFileName());
    }

    private static void discard(Path file, Path draft) throws UnreadableException {
        try {
            if (!draft.equals(file)) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException kept) {
            throw refusal(draft, kept);
        }
    }

    @Override
    public void write(EventBatch batch) throws UnreadableException {
        try {
            sink.write(batch);
        } catch (UnreadableException refused) {
            failed = true;
            throw new UnreadableException(file + ": " + refused.getMessage());
        } catch (IOException broken) {
            failed = true;
            throw refusal(file, broken);
        }
    }

    @Override
    public void close() throws UnreadableException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            sink.close();
            if (!failed && !draft.equals(file)) {
                Files.move(draft, Files.exists(file) ? file.toRealPath() : file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException broken) {
            throw refusal(file, broken);
        } finally {
            discard(file, draft);
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
