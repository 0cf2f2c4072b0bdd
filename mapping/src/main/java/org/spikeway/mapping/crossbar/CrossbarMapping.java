package org.spikeway.mapping.crossbar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;

/**
 * Lays a network on crossbar cores: cuts its layers, takes their weights apart, and leads spikes through splitters.
 *
 * <p>What a core computes equals, spike by spike, the layer with the decomposed weights, some ticks later: every spike of a
 * layer takes as long to all neurons that it reaches, whatever splitters lie between, and a layer starts when the first
 * spikes can arrive.
 */
public final class CrossbarMapping {
    private static final int TRIALS = 6;

    private final String name;
    private final ChipModel chip;
    private final LogicalNetwork network;
    private final Decomposition how;
    private final CrossbarLimits limits;

    /**
     * @param name of the network
     * @param populations the input first; not yet cut
     * @param projections kernels and short cuts in whole numbers
     */
    public CrossbarMapping(
            String name,
            ChipModel chip,
            List<Population> populations,
            List<Projection> projections,
            Decomposition how) {
        this.name = name;
        this.chip = chip;
        this.how = how;
        network = new LogicalNetwork(populations, projections);
        limits = CrossbarLimits.of(chip);
    }

    /** Refuses, in a moment, what takes more cores than the chip has even before weights are looked at. */
    public void requireRoom() {
        requireRoom(layerCuts());
    }

    /** By layer with crossbars. */
    private List<LayerCuts> layerCuts() {
        List<LayerCuts> layers = new ArrayList<>();
        for (Population population : network.populations()) {
            if (network.hasCrossbar(population.id())) {
                BoxReader reader =
                        new BoxReader(network.populations(), population, network.spikesInto(population.id()));
                layers.add(new LayerCuts(reader, limits, how, population.isReadOut()));
            }
        }
        return layers;
    }

    /** Returns the cores of layers without crossbars. */
    private long requireRoom(List<LayerCuts> layers) {
        long plain = network.populations().stream()
                .filter(population -> !population.isSource() && !network.hasCrossbar(population.id()))
                .mapToLong(population -> (population.shape().size() + limits.neurons() - 1) / limits.neurons())
                .sum();
        long fewest = layers.stream().mapToLong(LayerCuts::fewestCores).sum();
        requireCores("about ", plain + fewest);
        return plain;
    }

    /** @throws RefusedException where the chip has too few cores, or a loop is faster than its splitters */
    public CrossbarLayout build() {
        List<LayerCuts> layers = layerCuts();
        long plain = requireRoom(layers);
        List<List<LayerCut>> cuts =
                layers.stream().map(each -> each.all(limits.cores())).toList();
        CutChoice choice = new CutChoice(cuts, limits);
        long allowed = limits.cores() - plain;
        CrossbarLayout layout = assemble(choice.within(allowed));
        for (int trial = 1; trial < TRIALS && over(layout) > 0; trial++) {
            allowed -= over(layout);
            layout = assemble(choice.within(allowed));
        }
        if (over(layout) > 0) {
            layout = assemble(choice.within(0));
        }
        requireCores("", over(layout) + limits.cores());
        return layout;
    }

    private CrossbarLayout assemble(List<LayerCut> cuts) {
        return new CrossbarAssembly(network, chip.name(), limits, cuts).build();
    }

    /** Cores beyond those of the chip; negative where some are left. */
    private long over(CrossbarLayout layout) {
        long used = layout.slices().stream().filter(slice -> slice.core() >= 0).count();
        return used - limits.cores();
    }

    private void requireCores(String about, long needed) {
        if (needed > limits.cores()) {
            throw new RefusedException(String.format(
                    Locale.ROOT,
                    "network %s: %s%,d crossbar cores needed, chip %s has %d × %,d = %,d. Choose a larger chip, or a"
                            + " smaller network.",
                    name,
                    about,
                    needed,
                    chip.name(),
                    chip.geometry().chips(),
                    chip.geometry().cores(),
                    limits.cores()));
        }
    }
}
