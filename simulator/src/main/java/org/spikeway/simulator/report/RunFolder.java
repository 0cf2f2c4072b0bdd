package org.spikeway.simulator.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.report.page.ReportPage;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of a run. Files are written beside it and moved in when all are complete, so that a run that fails or is
 * interrupted leaves nothing half-written; whether that will be possible is found out before the run.
 */
public final class RunFolder implements AutoCloseable {
    /** All files of a run; the last one says that the others are complete. */
    private static final List<String> FILES = List.of(
            "layers.csv",
            "cores.csv",
            "links.csv",
            "images.csv",
            "energy.csv",
            "chip.yaml",
            "activity.json",
            FirstSample.NAME,
            ReportPage.NAME,
            "run.json");

    private final Path folder;
    private final Path draft;
    private final Thread cleaner;

    private RunFolder(Path folder, Path draft) {
        this.folder = folder;
        this.draft = draft;
        cleaner = new Thread(() -> delete(draft), "spikeway-clean-up");
    }

    /** Prepares to write; refuses if the folder cannot be made or written. */
    public static RunFolder prepare(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        Path parent = whole.getParent();
        if (parent == null || (Files.exists(whole) && !Files.isDirectory(whole))) {
            throw new RefusedException("output " + folder + " is not a folder. Choose another --out.");
        }
        try {
            Path near = parent;
            while (!Files.exists(near) && near.getParent() != null) {
                near = near.getParent();
            }
            if (Files.exists(whole) && !Files.isWritable(whole)) {
                throw new RefusedException("output folder " + folder + " is not writable. Choose another --out.");
            }
            RunFolder prepared = new RunFolder(whole, Files.createTempDirectory(near, ".spikeway-run-"));
            Runtime.getRuntime().addShutdownHook(prepared.cleaner);
            return prepared;
        } catch (IOException e) {
            throw new RefusedException(
                    "output folder " + folder + " cannot be written (" + reason(e) + "). Choose another --out.");
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null ? "it is not a folder, or on a read-only file system" : reason;
    }

    /** Where the checkpoint of the run lies while it is under way. */
    public Path checkpoint() {
        return folder.resolve(RunCheckpoint.FILE);
    }

    /** Writes all files of a run that no command line has made. */
    public void write(FinishedRun run) throws IOException {
        write(run, List.of());
    }

    /**
     * Writes all files of a run.
     *
     * @param command words of the command line that made it
     */
    public void write(FinishedRun run, List<String> command) throws IOException {
        RunTables tables = new RunTables(run);
        tables.writeLayers(draft.resolve("layers.csv"));
        tables.writeCores(draft.resolve("cores.csv"));
        tables.writeLinks(draft.resolve("links.csv"));
        tables.writeImages(draft.resolve("images.csv"));
        tables.writeEnergy(draft.resolve("energy.csv"));
        Files.writeString(draft.resolve("chip.yaml"), run.chipFile().text());
        ActivityFile.write(run.counts(), draft.resolve("activity.json"));
        RunJson.write(run, command, draft.resolve("run.json"));
        Files.writeString(
                draft.resolve(FirstSample.NAME),
                JsonMapper.shared().writeValueAsString(run.firstSample().get().asMap()) + "\n");
        ReportPage.write(draft, draft.resolve(ReportPage.NAME));
        Files.createDirectories(folder);
        for (String name : FILES) {
            Files.move(draft.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        delete(draft);
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running already and does the same.
        }
    }

    private static void delete(Path draft) {
        try (Stream<Path> files = Files.list(draft)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(draft);
        } catch (IOException gone) {
            // Nothing more can be done about a temporary folder.
        }
    }
}
