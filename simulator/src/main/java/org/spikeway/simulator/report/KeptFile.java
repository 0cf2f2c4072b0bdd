package org.spikeway.simulator.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.spikeway.aer.UnreadableException;

/** A file in which a run is kept, whatever its format: how it is replaced, and why a run may not go on from it. */
record KeptFile(Path file) {
    /** Writes what is kept now. */
    @FunctionalInterface
    interface Content {
        void write(Path to) throws IOException;
    }

    /** Replaces the file in one step, so that one of the two is always whole. */
    void replace(Content content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        content.write(draft);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    UnreadableException absent() {
        return new UnreadableException(file + ": there is no checkpoint to go on from. Leave --resume out.");
    }

    UnreadableException damaged() {
        return new UnreadableException(file + ": the checkpoint is damaged. Start anew without --resume.");
    }

    UnreadableException ofAnotherVersion() {
        return new UnreadableException(file + ": not a checkpoint of this version. Start anew without --resume.");
    }

    UnreadableException ofAnotherRun() {
        return new UnreadableException(file
                + ": the checkpoint of another network, chip, data or choice. Repeat the command that it came"
                + " from, or start anew without --resume.");
    }
}
