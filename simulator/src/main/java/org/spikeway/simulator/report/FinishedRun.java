package org.spikeway.simulator.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.energy.AnnCost;
import org.spikeway.simulator.energy.Bill;
import org.spikeway.simulator.energy.RunCounts;
import org.spikeway.simulator.energy.Traffic;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.noc.ChipTimes;

/**
 * Everything that the report of a run needs.
 *
 * @param settings what the user chose, for provenance, in the order to be shown
 * @param samplesAsked more than there are where the run was stopped
 * @param ticksAsked of a sample, more than the last mark where the run was stopped within its only sample
 * @param marks ticks at which accuracy is read
 * @param labels class of each sample, or −1 where unknown
 * @param annPredictions class that the ANN gives to each sample, or −1 for all where there is no ANN
 * @param needs one entry a slice
 * @param counts what pricing needs of the run
 * @param times where the time of the chip went; empty where it gives none
 * @param firstSample presents the first sample again; asked only where files are written
 */
public record FinishedRun(
        String network,
        Map<String, Object> settings,
        long seed,
        int samplesAsked,
        int ticksAsked,
        int[] marks,
        int[] labels,
        int[] annPredictions,
        ChipFile chipFile,
        ChipProgram program,
        List<CoreNeeds> needs,
        RunResult result,
        RunCounts counts,
        Traffic traffic,
        List<Bill> bills,
        Optional<ChipTimes> times,
        Supplier<FirstSample> firstSample) {

    public ChipModel chip() {
        return chipFile.model();
    }

    public AnnCost ann() {
        return counts.ann();
    }

    public int samples() {
        return annPredictions.length;
    }

    /** Ticks of a sample. */
    public int ticks() {
        return marks[marks.length - 1];
    }

    public boolean isLabelled() {
        return labels.length > 0 && labels[0] >= 0;
    }

    /** Whether the network came from an ANN, to compare with. */
    public boolean hasAnn() {
        return annPredictions.length > 0 && annPredictions[0] >= 0;
    }

    public double annAccuracy() {
        return share(sample -> annPredictions[sample] == labels[sample]);
    }

    /** The share of samples that the spiking network classifies right at a mark. */
    public double accuracy(int mark) {
        return share(sample -> result.prediction(sample, mark) == labels[sample]);
    }

    /** The share of samples to which ANN and spiking network give the same class at a mark. */
    public double agreement(int mark) {
        return share(sample -> result.prediction(sample, mark) == annPredictions[sample]);
    }

    private double share(java.util.function.IntPredicate right) {
        long count =
                java.util.stream.IntStream.range(0, samples()).filter(right).count();
        return (double) count / samples();
    }

    public int coresUsed() {
        return program.cores().length;
    }

    public int chipsUsed() {
        return (int) java.util.Arrays.stream(program.cores())
                .map(chip().geometry()::chip)
                .distinct()
                .count();
    }

    /** Chip time a sample, in seconds; 0 where the chip gives no timing. */
    public double secondsPerSample() {
        return counts.time().nanos() * 1e-9 / samples();
    }

    Optional<TimeReport> timeReport() {
        int readOut =
                program.populations().get(program.populations().size() - 1).firstTick();
        return times.map(all -> new TimeReport(all, marks[marks.length - 1], readOut));
    }
}
