package org.spikeway.mapping.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;

/**
 * Cuts every population into slices of one core each, as few as the chip's limits allow.
 *
 * <p>Neurons, input axons and synapse memory of a slice follow from its own box; the output axons also from how the
 * layers behind are cut. So layers are first cut for the former, then cut finer, source by source, until the latter hold
 * too; boxes only ever get smaller, so this ends.
 */
final class Partitioner {
    private final ChipModel chip;
    private final List<Population> populations;
    private final List<Projection> projections;
    private final int weightBits;
    private final Partition partition;
    private final List<List<Tiling>> candidates = new ArrayList<>();
    private final int[] choice;

    Partitioner(
            ChipModel chip,
            List<Population> populations,
            List<Projection> projections,
            int weightBits,
            Partition partition) {
        this.chip = chip;
        this.populations = populations;
        this.projections = projections;
        this.weightBits = weightBits;
        this.partition = partition;
        choice = new int[populations.size()];
    }

    /** The boxes of each population, in its order; a source outside the chip is one box. */
    List<List<Box>> partition() {
        for (Population population : populations) {
            long neurons = population.isSource() ? CoreLimits.UNLIMITED : neuronsPerCore(population);
            candidates.add(inOrder(population, Tiling.candidates(population.shape(), neurons)));
            if (!population.isSource()) {
                refineUntil(population, () -> inputsFit(population));
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Population population : populations) {
                if (!population.isSource() && !outputsFit(population)) {
                    refineUntil(population, () -> inputsFit(population) && outputsFit(population));
                    changed = true;
                }
            }
        }
        return populations.stream()
                .map(population -> tiling(population.id()).boxes())
                .toList();
    }

    /** As the partition prefers them; a spike is sent once to every slice that it reaches. */
    private List<Tiling> inOrder(Population population, List<Tiling> tilings) {
        Map<Tiling, Long> sent = new HashMap<>();
        ToLongFunction<Tiling> spikes = tiling -> sent.computeIfAbsent(tiling, each -> inputAxons(population, each));
        return tilings.stream().sorted(partition.order(spikes)).toList();
    }

    private long inputAxons(Population population, Tiling tiling) {
        long axons = 0;
        for (Projection projection : projections) {
            if (projection.target() == population.id() && ProgramBuilder.sendsSpikes(populations, projection)) {
                Shape source = populations.get(projection.source()).shape();
                axons += Connections.sourcesReaching(projection.connection(), Box.whole(source), tiling);
            }
        }
        return axons;
    }

    private long neuronsPerCore(Population population) {
        long compartments = Compartments.perNeuron(chip, population);
        if (chip.limits().neurons() < compartments) {
            throw new RefusedException("layer " + population.name() + ": a neuron takes " + compartments
                    + " compartments, a core of chip " + chip.name() + " has "
                    + chip.limits().neurons() + ". Use --reset hard or another chip.");
        }
        return chip.limits().neurons() / compartments;
    }

    /** How a population is cut, once {@link #partition} has ended. */
    Tiling tiling(int population) {
        return candidates.get(population).get(choice[population]);
    }

    private interface Check {
        boolean holds();
    }

    private void refineUntil(Population population, Check check) {
        int id = population.id();
        while (!check.holds()) {
            if (++choice[id] == candidates.get(id).size()) {
                choice[id]--;
                throw refusal(population);
            }
        }
    }

    private boolean inputsFit(Population population) {
        CoreLimits limits = chip.limits();
        if (limits.inputAxons() == CoreLimits.UNLIMITED && limits.synapseMemory() == CoreLimits.UNLIMITED) {
            return true;
        }
        return tiling(population.id()).boxes().stream()
                .allMatch(box -> inputAxons(population, box) <= limits.inputAxons()
                        && synapseBits(population, box) <= limits.synapseMemory());
    }

    private long inputAxons(Population population, Box box) {
        long axons = 0;
        for (Projection projection : projections) {
            if (projection.target() == population.id() && ProgramBuilder.sendsSpikes(populations, projection)) {
                Shape source = populations.get(projection.source()).shape();
                axons += Connections.sourcesReaching(projection.connection(), Box.whole(source), box);
            }
        }
        return axons;
    }

    private long synapseBits(Population population, Box box) {
        long weights = 0;
        for (Projection projection : projections) {
            if (projection.target() == population.id() && ProgramBuilder.sendsSpikes(populations, projection)) {
                weights += Connections.storedWeights(projection.connection(), box);
            }
        }
        return weights * weightBits;
    }

    private boolean outputsFit(Population population) {
        long limit = chip.limits().outputAxons();
        return limit == CoreLimits.UNLIMITED
                || tiling(population.id()).boxes().stream().allMatch(box -> outputAxons(population, box) <= limit);
    }

    /** One axon for each neuron and each core that it sends to. */
    private long outputAxons(Population population, Box box) {
        long axons = 0;
        for (Projection projection : projections) {
            if (projection.source() == population.id()) {
                axons += Connections.sourcesReaching(projection.connection(), box, tiling(projection.target()));
            }
        }
        return axons;
    }

    /** Single neurons are left, and the neediest of them does not fit; those at a border need less than others. */
    private RefusedException refusal(Population population) {
        CoreLimits limits = chip.limits();
        long inputs = most(population, box -> inputAxons(population, box));
        if (inputs > limits.inputAxons()) {
            return refusal(population, inputs, "input axons", limits.inputAxons(), "axons");
        }
        long bits = most(population, box -> synapseBits(population, box));
        if (bits > limits.synapseMemory()) {
            return refusal(population, bits, "bits of synapse memory", limits.synapseMemory(), "memory");
        }
        long outputs = most(population, box -> outputAxons(population, box));
        return refusal(population, outputs, "output axons", limits.outputAxons(), "axons");
    }

    private long most(Population population, ToLongFunction<Box> need) {
        return tiling(population.id()).boxes().stream().mapToLong(need).max().orElseThrow();
    }

    private RefusedException refusal(Population population, long need, String things, long limit, String remedy) {
        return new RefusedException(String.format(
                Locale.ROOT,
                "layer %s: %,d %s needed in the smallest slice, a core of chip %s has %,d."
                        + " Choose a chip with more %s or a narrower network.",
                population.name(),
                need,
                things,
                chip.name(),
                limit,
                remedy));
    }

    /** What the slices of a population need at most, beside the limits: for the check after mapping and for reports. */
    CoreUse use(Population population, Box box) {
        return new CoreUse(
                (long) box.size() * Compartments.perNeuron(chip, population),
                inputAxons(population, box),
                outputAxons(population, box),
                synapseBits(population, box));
    }
}
