package org.spikeway.mapping.convert;

import java.io.IOException;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Turns layers into a spiking network: thresholds, then what a plan asks for beyond them, then a check on images that were
 * held back.
 *
 * <p>Thresholds are taken from all calibration images but those held back; whatever runs spikes takes the first of these
 * up to {@link #images}.
 */
public final class Converter {
    /** What runs spikes looks at no more images than this. */
    public static final int MOST_IMAGES = 256;

    private static final int MOST_HELD_BACK = 64;
    /** Activations and pixels are kept for the images that run as spikes: at most half a gigabyte of them. */
    private static final long MOST_ACTIVATIONS = 1L << 27;

    private final LayerGraph graph;
    private final Calibration all;
    private final SpikingBudget budget;

    public Converter(LayerGraph graph, Calibration calibration, SpikingBudget budget) {
        this.graph = graph;
        this.budget = budget;
        all = calibration;
    }

    /** The network with what a check of it found. */
    public record Converted(SpikingNetwork network, SelfCheck check) {}

    /** Converts; the check runs on a fifth of the images, at most 64, or where these are fewer than five on all. */
    public Converted convert(ConversionPlan plan) throws IOException {
        return convert(plan, Math.min(MOST_HELD_BACK, all.images() / 5));
    }

    /** @param heldBack how many of the last images only the check sees; if none, it sees the others */
    public Converted convert(ConversionPlan plan, int heldBack) throws IOException {
        Calibration fit = all.part(0, all.images() - heldBack);
        ThresholdMethod.Balance balance = Ceilings.within(plan.thresholds(), graph, fit);
        SpikingNetwork network = new SpikingNetwork(
                balance.graph(),
                balance.thresholds(),
                plan.reset(),
                InitialPotentials.same(plan.initialFraction(), graph.rectified().size()),
                plan.input());
        network = refined(plan, network, balance.units().apply(fit));
        Calibration checked = heldBack == 0 ? fit : all.part(fit.images(), heldBack);
        return new Converted(network, check(network, balance, checked, heldBack > 0));
    }

    private SpikingNetwork refined(ConversionPlan plan, SpikingNetwork balanced, Calibration fit) throws IOException {
        int images = images(fit.images());
        SpikingNetwork network = plan.shift() ? Shift.of(balanced, budget.ticks()) : balanced;
        if (plan.compensation()) {
            network = new Compensation(network, fit, images, budget).best();
        }
        return plan.corrections().isEmpty()
                ? network
                : new LayerwiseCalibration(plan.corrections()).calibrate(network, fit, images, budget);
    }

    private SelfCheck check(
            SpikingNetwork network, ThresholdMethod.Balance balance, Calibration images, boolean heldBack)
            throws IOException {
        Calibration wanted = balance.units().apply(images);
        int count = Math.min(images(images.images()), MOST_HELD_BACK);
        AnnActivations ann = new AnnActivations(balance.graph(), wanted, count);
        LayerByLayer loop = new LayerByLayer(network.graph(), network.input(), wanted, count, budget);
        return SelfCheck.of(NetworkTrial.run(network, loop, ann), heldBack, budget.ticks());
    }

    private int images(int available) {
        long values = graph.input().size();
        for (Layer layer : graph.layers()) {
            values += layer.shape().size();
        }
        long fitting = Math.max(1, MOST_ACTIVATIONS / values);
        return (int) Math.min(Math.min(MOST_IMAGES, available), fitting);
    }
}
