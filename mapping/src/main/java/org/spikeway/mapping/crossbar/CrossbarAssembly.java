package org.spikeway.mapping.crossbar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;

/** Puts cut layers on cores, with the splitters that they need, as one program. */
final class CrossbarAssembly {
    private final LogicalNetwork network;
    private final String chip;
    private final CrossbarLimits limits;
    /** By layer, none where it has no crossbar. */
    private final Map<Integer, LayerCut> cuts = new HashMap<>();

    private final Members[] layers;
    /** By layer, then neuron before it was cut: the axons to reach; delays are counted from the target's depth. */
    private final List<List<List<Endpoint>>> reached = new ArrayList<>();

    private final Splitters splitters;

    /** @param ofLayers one for each layer that has crossbars, in their order */
    CrossbarAssembly(LogicalNetwork network, String chip, CrossbarLimits limits, List<LayerCut> ofLayers) {
        this.network = network;
        this.chip = chip;
        this.limits = limits;
        splitters = new Splitters(limits);
        layers = new Members[network.populations().size()];
        int next = 0;
        for (Population population : network.populations()) {
            if (network.hasCrossbar(population.id())) {
                cuts.put(population.id(), ofLayers.get(next++));
            }
            List<List<Endpoint>> none = new ArrayList<>();
            for (int n = 0; n < population.shape().size(); n++) {
                none.add(new ArrayList<>());
            }
            reached.add(none);
        }
    }

    CrossbarLayout build() {
        for (Population population : network.populations()) {
            layers[population.id()] = members(population);
        }
        int[] depths = depths();
        List<Members> all = new ArrayList<>();
        for (Population population : network.populations()) {
            Members from = layers[population.id()];
            all.add(from);
            all.addAll(splitters.wire(from, endpoints(population, depths), layers[layers.length - 1]));
        }
        return new CrossbarProgramWriter(network, limits, cuts, depths, all, layers).write();
    }

    private Members members(Population population) {
        LayerCut cut = cuts.get(population.id());
        if (cut == null) {
            return Members.plain(
                    population.name(), population.id(), population.shape().size());
        }
        CoreBank bank = new CoreBank();
        for (CoreFit core : cut.cores()) {
            int number = bank.addCore();
            for (int i = 0; i < core.typed().neurons(); i++) {
                int neuron = bank.addNeuron(number);
                for (int t = 0; t < core.typed().tables()[i].length; t++) {
                    bank.setWeight(neuron, t, core.typed().tables()[i][t]);
                }
            }
        }
        Members members = Members.of(population.name(), population.id(), bank);
        for (int number = 0; number < cut.cores().size(); number++) {
            addAxons(members, bank, number, cut.cores().get(number));
        }
        return members;
    }

    private void addAxons(Members members, CoreBank bank, int number, CoreFit core) {
        TypedWeights typed = core.typed();
        for (int s = 0; s < typed.sources(); s++) {
            BoxSynapses.Source source = core.synapses().sources().get(s);
            Projection projection = network.projections().get(source.projection());
            for (int types = typed.types(s); types != 0; types &= types - 1) {
                int type = Integer.numberOfTrailingZeros(types);
                int axon = bank.addAxon(number, type);
                for (int n = 0; n < typed.neurons(); n++) {
                    if ((typed.heard()[s][n] >> type & 1) != 0) {
                        bank.connect(axon, number * Crossbar.SIZE + n);
                    }
                }
                reached.get(projection.source())
                        .get(source.neuron())
                        .add(new Endpoint(members, axon, network.extraDelay(projection)));
            }
        }
    }

    /** Ticks from the start of a sample until the first spikes can reach each layer. */
    private int[] depths() {
        int[] ticks = new int[layers.length];
        for (int i = 0; i < ticks.length; i++) {
            int most = reached.get(i).stream().mapToInt(List::size).max().orElse(0);
            ticks[i] = splitters.fewestTicks(most);
        }
        int[] depths = new int[layers.length];
        for (int i = 0; i < depths.length; i++) {
            for (Projection projection : network.spikesInto(i)) {
                if (projection.source() < i) {
                    depths[i] = Math.max(depths[i], depths[projection.source()] + ticks[projection.source()]);
                }
            }
        }
        for (Projection projection : network.projections()) {
            int delay = network.extraDelay(projection) + depths[projection.target()] - depths[projection.source()];
            if (network.hasCrossbar(projection.target()) && delay < ticks[projection.source()]) {
                throw new RefusedException("layer " + layers[projection.target()].name() + ": a loop of "
                        + network.extraDelay(projection) + " ticks, on chip " + chip + " spikes of layer "
                        + layers[projection.source()].name() + " take " + (ticks[projection.source()] - delay)
                        + " more to reach all their axons. Use --chip ideal, or a finer --dt.");
            }
        }
        return depths;
    }

    /** By neuron as it lies on the cores, with delays counted from its spike. */
    private List<List<Endpoint>> endpoints(Population population, int[] depths) {
        LayerCut cut = cuts.get(population.id());
        List<List<Endpoint>> before = reached.get(population.id());
        List<List<Endpoint>> after = new ArrayList<>();
        for (int n = 0; n < layers[population.id()].size(); n++) {
            after.add(List.of());
        }
        if (cut == null) {
            for (int n = 0; n < before.size(); n++) {
                after.set(n, fromSpike(population, before.get(n), depths));
            }
            return after;
        }
        for (int number = 0; number < cut.cores().size(); number++) {
            int[] neurons = cut.cores().get(number).synapses().neurons();
            for (int i = 0; i < neurons.length; i++) {
                after.set(number * Crossbar.SIZE + i, fromSpike(population, before.get(neurons[i]), depths));
            }
        }
        return after;
    }

    private static List<Endpoint> fromSpike(Population source, List<Endpoint> endpoints, int[] depths) {
        return endpoints.stream()
                .map(each ->
                        each.after(depths[source.id()] - depths[each.target().logical()]))
                .toList();
    }
}
