package org.spikeway.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.RefusedException;
import picocli.CommandLine.Option;

/** Options for runs that may not reach their end at once. */
final class RunPersistence {
    @Option(
            names = "--checkpoint",
            paramLabel = "TICKS",
            description = "Keep what the run has come to in DIR every so many ticks.")
    private @Nullable Long ticks;

    @Option(names = "--resume", description = "Go on from the checkpoint that an unfinished run has left in DIR.")
    private boolean resume;

    /** What to keep of a run, or nothing where neither option is given. */
    @Nullable
    Keeping keeping(Path file) {
        if (ticks != null && ticks < 1) {
            throw new RefusedException("--checkpoint " + ticks + " is below 1. Give a number of ticks.");
        }
        if (ticks == null && !resume) {
            return null;
        }
        return new Keeping(file, ticks == null ? Long.MAX_VALUE : ticks, resume);
    }

    /**
     * Where to keep what a run has come to.
     *
     * @param ticks after which to keep it
     * @param resume whether to begin with what is kept there
     */
    record Keeping(Path file, long ticks, boolean resume) {
        /** Samples between two checkpoints: as many ticks as asked for, and enough for all workers. */
        int samples(int ticksOfSample, int workers) {
            long wanted = Math.max(1, (ticks - 1) / ticksOfSample + 1);
            long rounds = (wanted - 1) / workers + 1;
            return (int) Math.min(Integer.MAX_VALUE / 2, rounds > Integer.MAX_VALUE ? rounds : rounds * workers);
        }
    }
}
