package org.spikeway.cli.sweep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which points nobody beats: no other is at least as good in quality and in cost, and better in one of them. */
final class ParetoFront {
    private final List<SweepResult> results;
    private final String cost;

    /** @param cost the column that should be small */
    ParetoFront(List<SweepResult> results, String cost) {
        this.results = results;
        this.cost = cost;
    }

    /** False also for a point that lacks either figure. */
    boolean contains(SweepResult point) {
        Double quality = point.quality();
        Double price = point.figure(cost);
        return quality != null && price != null && results.stream().noneMatch(other -> beats(other, quality, price));
    }

    private boolean beats(SweepResult other, double quality, double price) {
        @Nullable Double otherQuality = other.quality();
        @Nullable Double otherPrice = other.figure(cost);
        return otherQuality != null
                && otherPrice != null
                && otherQuality >= quality
                && otherPrice <= price
                && (otherQuality > quality || otherPrice < price);
    }
}
