package org.spikeway.mapping.crossbar;

import java.util.Arrays;
import java.util.List;

/**
 * Chooses for each layer how it is cut: first with the fewest cores; then, step by step, the layer gets more cores that
 * loses most error for each, until every layer is near enough or the chip is full.
 */
final class CutChoice {
    /** A layer whose weights are off by less gets no more cores, root of the mean square as a share of the weights. */
    static final double NEAR_ENOUGH = 0.05;

    private final List<List<LayerCut>> cuts;
    private final CrossbarLimits limits;
    private final int[] chosen;

    /** @param cuts by layer, by rising cost and falling error */
    CutChoice(List<List<LayerCut>> cuts, CrossbarLimits limits) {
        this.cuts = cuts;
        this.limits = limits;
        chosen = new int[cuts.size()];
    }

    /** One cut a layer, together of at most that cost where the cheapest allow. */
    List<LayerCut> within(long cores) {
        Arrays.fill(chosen, 0);
        while (step(cores - cost())) {
            // Each step gives one layer more cores.
        }
        return java.util.stream.IntStream.range(0, chosen.length)
                .mapToObj(this::now)
                .toList();
    }

    private LayerCut now(int layer) {
        return cuts.get(layer).get(chosen[layer]);
    }

    private long cost() {
        long cost = 0;
        for (int layer = 0; layer < chosen.length; layer++) {
            cost += now(layer).cost(limits);
        }
        return cost;
    }

    private boolean step(long left) {
        double best = 0;
        int layer = -1;
        int to = 0;
        for (int i = 0; i < chosen.length; i++) {
            LayerCut now = now(i);
            if (now.relativeError() < NEAR_ENOUGH) {
                continue;
            }
            for (int next = chosen[i] + 1; next < cuts.get(i).size(); next++) {
                LayerCut other = cuts.get(i).get(next);
                long more = other.cost(limits) - now.cost(limits);
                double gain = (now.error() - other.error()) / now.power() / more;
                if (more <= left && gain > best) {
                    best = gain;
                    layer = i;
                    to = next;
                }
            }
        }
        if (layer < 0) {
            return false;
        }
        chosen[layer] = to;
        return true;
    }
}
