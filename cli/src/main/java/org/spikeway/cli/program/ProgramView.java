package org.spikeway.cli.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;
import org.spikeway.mapping.program.CoreUse;

/**
 * What a program holds, layer by layer.
 *
 * @param layers those on the chip, in the order of the program
 */
public record ProgramView(String network, String chip, int cores, int chips, List<LayerView> layers) {
    /**
     * One layer; the three last are the largest need of a core of it.
     *
     * @param shape channels×height×width
     * @param synapseBits bits
     */
    public record LayerView(
            String name, String shape, int cores, long neurons, long inputAxons, long outputAxons, long synapseBits) {}

    public static ProgramView of(ProgramFile file) {
        ChipProgram program = file.mapped().program();
        List<LayerView> layers = new ArrayList<>();
        for (Population population : program.populations()) {
            if (!population.isSource()) {
                layers.add(layer(
                        population,
                        program.slicesOf(population.id()),
                        file.mapped().uses()));
            }
        }
        return new ProgramView(
                file.heading().network(),
                file.chip().model().name(),
                file.mapped().coresUsed(),
                file.mapped().chipsUsed(),
                layers);
    }

    private static LayerView layer(Population population, List<Slice> slices, List<CoreUse> uses) {
        long inputs = 0;
        long outputs = 0;
        long bits = 0;
        for (Slice slice : slices) {
            CoreUse use = uses.get(slice.id());
            inputs = Math.max(inputs, use.inputAxons());
            outputs = Math.max(outputs, use.outputAxons());
            bits = Math.max(bits, use.synapseBits());
        }
        int cores = (int) slices.stream().mapToInt(Slice::core).distinct().count();
        return new LayerView(
                population.name(),
                population.shape().toString(),
                cores,
                population.shape().size(),
                inputs,
                outputs,
                bits);
    }

    /** A table for people. */
    public String text() {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%s on %s: %,d cores, %,d chips%n", network, chip, cores, chips));
        text.append(String.format(
                Locale.ROOT,
                "  %-24s %12s %7s %10s %10s %10s %12s%n",
                "layer (most of a core)",
                "shape",
                "cores",
                "neurons",
                "axons in",
                "axons out",
                "synapse bits"));
        for (LayerView layer : layers) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-24s %12s %,7d %,10d %,10d %,10d %,12d%n",
                    layer.name(),
                    layer.shape(),
                    layer.cores(),
                    layer.neurons(),
                    layer.inputAxons(),
                    layer.outputAxons(),
                    layer.synapseBits()));
        }
        return text.toString();
    }
}
