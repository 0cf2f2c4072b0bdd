package org.spikeway.cli.sweep;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.spikeway.cli.PointRun;

/** Runs the points of a sweep that have not been run yet, some at a time, each into a folder of its own. */
final class SweepRuns {
    private final Path folders;
    private final PrintWriter out;
    private int ended;

    /** @param folders exists; holds a folder a finished point */
    SweepRuns(Path folders, PrintWriter out) {
        this.folders = folders;
        this.out = out;
    }

    /** One result a point, in their order; a point that failed has its reason. */
    List<SweepResult> run(List<SweepPoint> points, int atATime) throws IOException {
        discardDrafts();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(atATime, points.size()));
        try {
            List<Future<SweepResult>> pending = new ArrayList<>();
            for (SweepPoint point : points) {
                pending.add(threads.submit(() -> result(point, points.size())));
            }
            List<SweepResult> results = new ArrayList<>();
            for (Future<SweepResult> each : pending) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the sweep was interrupted");
        } finally {
            threads.shutdownNow();
        }
    }

    private SweepResult result(SweepPoint point, int all) throws IOException {
        Path folder = folders.resolve(point.folder());
        Optional<SweepResult> earlier = SweepResult.finished(folder);
        if (earlier.isPresent()) {
            report(point, all, "done before");
            return earlier.get();
        }
        Optional<String> reason = PointRun.run(point.arguments(folder));
        if (reason.isPresent()) {
            report(point, all, "failed: " + reason.get());
            return SweepResult.failed(reason.get());
        }
        report(point, all, "done");
        return SweepResult.finished(folder)
                .orElseGet(() -> SweepResult.failed("the run ended before its last sample. Start the sweep again."));
    }

    private synchronized void report(SweepPoint point, int all, String state) {
        ended++;
        out.printf("%d/%d  %s  %s%n", ended, all, point.name(), state);
        out.flush();
    }

    /** What runs were writing when they were killed. */
    private void discardDrafts() throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folders, ".spikeway-run-*")) {
            for (Path draft : drafts) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(draft)) {
                    for (Path file : files) {
                        Files.delete(file);
                    }
                }
                Files.delete(draft);
            }
        }
    }
}
