package org.spikeway.mapping.convert;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a converted network loses against the ANN on calibration images, layer by layer.
 *
 * @param images how many were run
 * @param heldBack whether the conversion has not seen them
 * @param agreeing images for which both give the same class
 * @param losses one a layer, the read-out last
 */
public record SelfCheck(int images, boolean heldBack, int ticks, int agreeing, List<LayerLoss> losses) {
    public SelfCheck {
        losses = List.copyOf(losses);
    }

    static SelfCheck of(NetworkTrial trial, boolean heldBack, int ticks) {
        return new SelfCheck(trial.images(), heldBack, ticks, trial.agreeing(), trial.losses());
    }

    /** Percent of the images whose class changes. */
    public double lossPercent() {
        return 100.0 * (images - agreeing) / images;
    }

    /** The layer in which most of the error arises. */
    public LayerLoss worst() {
        return losses.stream().max(Comparator.comparingDouble(LayerLoss::own)).orElseThrow();
    }

    /** What is kept and which layer loses most, in words: "63 of 64 held-back images keep their class at tick 32; …". */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%d of %d %s images keep their class at tick %d; layer %s adds most error (%.0f %% of its activations)",
                agreeing,
                images,
                heldBack ? "held-back" : "calibration",
                ticks,
                worst().name(),
                100 * worst().own());
    }

    /** One line if the loss exceeds a bound in percent: what is lost, where, and the remedy. */
    public Optional<String> warning(double bound) {
        if (lossPercent() <= bound) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "warning: conversion: %d of %d %s images change their class at tick %d (%.1f %%, bound %.1f %%); layer %s"
                        + " adds most (%.0f %% of its activations). Use more ticks, more calibration images or another"
                        + " --method.",
                images - agreeing,
                images,
                heldBack ? "held-back" : "calibration",
                ticks,
                lossPercent(),
                bound,
                worst().name(),
                100 * worst().own()));
    }
}
