package org.spikeway.simulator.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spikeway.chip.activity.Activity;
import org.spikeway.simulator.energy.RunCounts;

/**
 * The metrics of a run under the names that NeuroBench gives them (Yik et al. 2023, arXiv 2304.04640).
 *
 * <p>Differences: a synapse of weight zero counts as an operation here, so effective operations are upper bounds where
 * {@code connection_sparsity} is not 0; a constant image is multiplied once, not at every tick.
 */
final class NeuroBench {
    private NeuroBench() {}

    static Map<String, Object> metrics(FinishedRun run) {
        RunCounts counts = run.counts();
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("footprint", footprint(run));
        long weights = counts.ann().weights();
        metrics.put(
                "connection_sparsity", weights == 0 ? 0 : (double) counts.ann().zeroWeights() / weights);
        if (run.isLabelled()) {
            metrics.put("classification_accuracy", run.accuracy(run.marks().length - 1));
        }
        metrics.put("activation_sparsity", 1 - firingShare(run));
        Map<String, Object> operations = new LinkedHashMap<>();
        boolean current = counts.readsCurrent();
        long between = counts.ann().macs() - counts.ann().inputMacs();
        double synops = counts.synops(false) + (current ? 0 : counts.synops(true));
        operations.put("Effective_MACs", (double) (current ? counts.ann().inputMacs() : 0));
        operations.put("Effective_ACs", synops / counts.samples());
        operations.put(
                "Dense",
                (double) between * counts.ticks() + (double) counts.ann().inputMacs() * (current ? 1 : counts.ticks()));
        metrics.put("synaptic_operations", operations);
        return metrics;
    }

    /** Bytes for weights as the cores store them. */
    private static double footprint(FinishedRun run) {
        return run.needs().stream().mapToLong(CoreNeeds::synapseBits).sum() / 8.0;
    }

    /** Spikes for each chance to fire: neurons that can fire times ticks times samples. */
    private static double firingShare(FinishedRun run) {
        Activity activity = run.result().activity();
        long neurons = run.program().populations().stream()
                .filter(population -> !population.isSource() && !population.isReadOut())
                .mapToLong(population -> population.shape().size())
                .sum();
        long spikes = activity.slices().stream()
                .filter(slice -> !run.program()
                        .population(run.program().slices().get(slice.slice()))
                        .isSource())
                .mapToLong(slice -> slice.spikes())
                .sum();
        double chances = (double) neurons * activity.samples() * activity.ticks();
        return chances == 0 ? 0 : spikes / chances;
    }
}
