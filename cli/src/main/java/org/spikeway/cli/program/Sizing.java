package org.spikeway.cli.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;
import org.spikeway.mapping.program.CoreUse;
import org.spikeway.mapping.program.MappedProgram;

/**
 * What a program takes of its chip, layer by layer.
 *
 * @param routingEntries of the fullest router; a limit of −1 where the chip has none
 */
public record Sizing(String network, String chip, Use cores, Use chips, Use routingEntries, List<LayerSizing> layers) {
    private static final long NONE = -1;

    /**
     * What is taken of what there is.
     *
     * @param limit −1 where there is none
     */
    public record Use(long used, long limit) {
        static Use of(long used, long limit) {
            return new Use(used, limit == CoreLimits.UNLIMITED ? NONE : limit);
        }

        /** What is left; −1 where there is no limit. */
        public long headroom() {
            return limit == NONE ? NONE : limit - used;
        }

        private String text() {
            return limit == NONE
                    ? String.format(Locale.ROOT, "%,d", used)
                    : String.format(Locale.ROOT, "%,d %3.0f %%", used, 100.0 * used / limit);
        }

        private String ofLimit(String things) {
            return limit == NONE
                    ? String.format(Locale.ROOT, "%,d %s", used, things)
                    : String.format(Locale.ROOT, "%,d of %,d %s", used, limit, things);
        }
    }

    /**
     * One layer and its fullest core.
     *
     * @param shape channels×height×width
     * @param neurons compartments
     * @param synapseMemory bits
     */
    public record LayerSizing(
            String layer, String shape, int cores, Use neurons, Use inputAxons, Use outputAxons, Use synapseMemory) {}

    public static Sizing of(String network, MappedProgram mapped) {
        Geometry geometry = mapped.chip().geometry();
        boolean unlimited = geometry instanceof Geometry.Unlimited;
        OptionalInt routing = mapped.mostRoutingEntries();
        return new Sizing(
                network,
                mapped.chip().name(),
                new Use(mapped.coresUsed(), unlimited ? NONE : (long) geometry.cores() * geometry.chips()),
                new Use(mapped.chipsUsed(), unlimited ? NONE : geometry.chips()),
                routing.isPresent()
                        ? Use.of(routing.getAsInt(), mapped.chip().limits().routingEntries())
                        : new Use(0, NONE),
                layers(mapped));
    }

    private static List<LayerSizing> layers(MappedProgram mapped) {
        CoreLimits limits = mapped.chip().limits();
        List<LayerSizing> layers = new ArrayList<>();
        for (Population population : mapped.program().populations()) {
            if (!population.isSource()) {
                List<Slice> slices = mapped.program().slicesOf(population.id());
                List<CoreUse> uses =
                        slices.stream().map(Slice::id).map(mapped.uses()::get).toList();
                layers.add(new LayerSizing(
                        population.name(),
                        population.shape().toString(),
                        (int) slices.stream().mapToInt(Slice::core).distinct().count(),
                        most(uses, CoreUse::neurons, limits.neurons()),
                        most(uses, CoreUse::inputAxons, limits.inputAxons()),
                        most(uses, CoreUse::outputAxons, limits.outputAxons()),
                        most(uses, CoreUse::synapseBits, limits.synapseMemory())));
            }
        }
        return layers;
    }

    private static Use most(List<CoreUse> uses, ToLongFunction<CoreUse> what, long limit) {
        return Use.of(uses.stream().mapToLong(what).max().orElse(0), limit);
    }

    /** A table for people: in each cell the fullest core, and how much of its limit that is. */
    public String text() {
        StringBuilder text = new StringBuilder(
                network + " on " + chip + ": " + cores.ofLimit("cores") + ", " + chips.ofLimit("chips"));
        if (routingEntries.limit != NONE) {
            text.append(", ").append(routingEntries.ofLimit("routing entries in the fullest router"));
        }
        TextTable table =
                new TextTable("fullest core of", "shape", "cores", "neurons", "axons in", "axons out", "synapse bits");
        for (LayerSizing layer : layers) {
            table.row(
                    layer.layer,
                    layer.shape,
                    layer.cores,
                    layer.neurons.text(),
                    layer.inputAxons.text(),
                    layer.outputAxons.text(),
                    layer.synapseMemory.text());
        }
        return text.append("\n\n").append(table.text()).toString();
    }
}
