package org.spikeway.simulator.report;

import java.io.IOException;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.ChipFile;
import org.spikeway.simulator.energy.RunCounts;

/**
 * What a finished run left in its folder for pricing: its counts and its chip.
 *
 * @param chip the chip of the run, as its file was then
 */
public record SavedRun(RunCounts counts, ChipFile chip) {
    private static final String CHIP = "chip.yaml";

    /**
     * Reads {@code activity.json} and {@code chip.yaml}.
     *
     * @throws UnreadableException if the folder is not that of a run
     */
    public static SavedRun read(Path folder) throws IOException {
        RunCounts counts = ActivityFile.read(folder.resolve(ActivityFile.NAME));
        return new SavedRun(counts, ChipFile.read(folder.resolve(CHIP)));
    }
}
