package org.spikeway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.spikeway.simulator.engine.StopSignal;
import org.spikeway.simulator.report.FinishedRun;
import org.spikeway.simulator.report.RunFolder;
import org.spikeway.simulator.report.RunSummary;
import picocli.CommandLine;

/**
 * Carries out a run into a folder and prints what came out, as every command does that runs a network: an interrupt ends the
 * run early, with the files and the report of what is done.
 *
 * @param out the folder as the user named it
 * @param line that the user has given, where the report is printed
 * @param isAlone whether a user waits for this run: it shows progress and ends early; an interrupt of other runs is
 *     their caller's matter
 */
record FolderRun(RunFolder folder, Path out, CommandLine line, boolean isAlone) {

    /** Which report is printed. */
    enum Report {
        SUMMARY,
        JSON;

        static Report of(boolean json) {
            return json ? JSON : SUMMARY;
        }
    }

    /**
     * Runs a job to its end.
     *
     * @param more lines of the summary that only this command has
     * @return exit code: 0, or that of the interrupt which ended the run early
     */
    int run(
            RunJob job,
            TraceOptions tracing,
            RunPersistence persistence,
            Report report,
            Function<FinishedRun, List<String>> more)
            throws IOException {
        StopSignal stop = new StopSignal();
        if (!isAlone) {
            write(job.endEarly(stop), tracing, persistence, report, more);
            return 0;
        }
        try (Interrupts interrupts = Interrupts.during(code -> end(stop, code))) {
            write(job.endEarly(stop), tracing, persistence, report, more);
            return interrupts.codeOr(0);
        }
    }

    /** Asks for an early end; where that would leave no result, or was asked for before, ends the process. */
    private void end(StopSignal stop, int code) {
        boolean isAgain = stop.isRequested();
        if (stop.request() && !isAgain) {
            line.getErr()
                    .println("spikeway: interrupted, what has begun is being finished. Once more ends it at once.");
            line.getErr().flush();
            return;
        }
        folder.close();
        Interrupts.end("interrupted before " + (isAgain ? "the end" : "the first result") + ".", code);
    }

    private void write(
            RunJob job,
            TraceOptions tracing,
            RunPersistence persistence,
            Report report,
            Function<FinishedRun, List<String>> more)
            throws IOException {
        RunTraces traces = tracing.traces();
        FinishedRun run = job.showProgress(isAlone)
                .trace(traces)
                .live(tracing.live)
                .keep(persistence.keeping(folder.checkpoint()))
                .run();
        folder.write(run, line.getParseResult().originalArgs());
        List<Path> traced = traces.write(out);
        PrintWriter print = line.getOut();
        if (report == Report.JSON) {
            print.println(Files.readString(out.resolve("run.json")));
        } else {
            print.print(RunSummary.of(run));
            more.apply(run).forEach(each -> print.println("  " + each));
            traced.forEach(trace -> print.println("  trace          " + trace));
            print.println("  files          " + out);
        }
        print.flush();
    }
}
