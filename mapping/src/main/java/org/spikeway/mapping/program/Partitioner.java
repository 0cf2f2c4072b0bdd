package org.spikeway.mapping.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Population;

/**
 * Cuts every population into slices of one core each, as few as the chip's limits allow.
 *
 * <p>Neurons, input axons and synapse memory of a slice follow from its own box; the output axons also from how the
 * layers behind are cut. So layers are first cut for the former, then cut finer, from the output on, until the latter hold
 * too; boxes only ever get smaller, so this ends. A layer of which single neurons hear too many sources shares axons, where
 * the chip can, and is cut anew.
 */
final class Partitioner {
    private final ChipModel chip;
    private final List<Population> populations;
    private final BoxNeeds needs;
    private final Partition partition;
    private final Room room;
    private final List<List<Tiling>> candidates = new ArrayList<>();
    private final int[] choice;
    /** By population, the slices that it takes without a limit to output axons. */
    private final int[] slicesByInputs;
    /** By population, whether the neurons of a source position share input axons. */
    private final boolean[] shares;

    Partitioner(ChipModel chip, WholeNetwork network, int weightBits, Partition partition, Room room) {
        this.chip = chip;
        this.partition = partition;
        this.room = room;
        populations = network.populations();
        needs = new BoxNeeds(chip, network, weightBits);
        choice = new int[populations.size()];
        shares = new boolean[populations.size()];
        slicesByInputs = new int[populations.size()];
    }

    /** The boxes of each population, in its order; a source outside the chip is one box. */
    List<List<Box>> partition() {
        for (Population population : populations) {
            long neurons = population.isSource() ? CoreLimits.UNLIMITED : neuronsPerCore(population);
            candidates.add(inOrder(population, Tiling.candidates(population.shape(), neurons)));
            if (!population.isSource()) {
                refineUntil(population, () -> inputsFit(population));
                slicesByInputs[population.id()] = tiling(population.id()).slices();
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int id = populations.size() - 1; id >= 0; id--) {
                Population population = populations.get(id);
                if (!population.isSource() && !outputsFit(population)) {
                    refineUntil(population, () -> inputsFit(population) && outputsFit(population));
                    changed = true;
                    room.requireAtLeast(slices());
                }
            }
        }
        return populations.stream()
                .map(population -> tiling(population.id()).boxes())
                .toList();
    }

    private long slices() {
        return populations.stream()
                .filter(population -> !population.isSource())
                .mapToLong(population -> tiling(population.id()).slices())
                .sum();
    }

    /** As the partition prefers them; a spike is sent once to every slice that it reaches. */
    private List<Tiling> inOrder(Population population, List<Tiling> tilings) {
        Map<Tiling, Long> sent = new HashMap<>();
        ToLongFunction<Tiling> spikes = tiling -> sent.computeIfAbsent(tiling, each -> needs.sent(population, each));
        return tilings.stream().sorted(partition.order(spikes)).toList();
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

    /**
     * Of some populations the last that lies on more than twice as many slices as its other limits ask for, for want of
     * output axons; once {@link #partition} has ended, well or not.
     */
    OptionalInt lastWithoutOutputs(IntPredicate of) {
        return IntStream.range(0, slicesByInputs.length)
                .filter(id ->
                        of.test(id) && slicesByInputs[id] > 0 && tiling(id).slices() > 2 * slicesByInputs[id])
                .max();
    }

    private interface Check {
        boolean holds();
    }

    private void refineUntil(Population population, Check check) {
        int id = population.id();
        while (!check.holds()) {
            if (++choice[id] == candidates.get(id).size()) {
                choice[id]--;
                if (!couldShare(population)) {
                    throw refusal(population);
                }
                shares[id] = true;
                choice[id] = 0;
            }
        }
    }

    /** Whether a single neuron hears more sources than there are axons, of which some can be shared. */
    private boolean couldShare(Population population) {
        return !shares[population.id()]
                && chip.limits().sharedAxons().channels() > 1
                && most(population, box -> inputAxons(population, box))
                        > chip.limits().inputAxons();
    }

    private boolean inputsFit(Population population) {
        CoreLimits limits = chip.limits();
        if (limits.inputAxons() == CoreLimits.UNLIMITED && limits.synapseMemory() == CoreLimits.UNLIMITED) {
            return true;
        }
        return tiling(population.id()).boxes().stream()
                .allMatch(box -> inputAxons(population, box) <= limits.inputAxons()
                        && needs.synapseBits(population, box) <= limits.synapseMemory());
    }

    private long inputAxons(Population population, Box box) {
        return needs.inputAxons(population, box, shares[population.id()]);
    }

    private boolean outputsFit(Population population) {
        long limit = chip.limits().outputAxons();
        return limit == CoreLimits.UNLIMITED
                || tiling(population.id()).boxes().stream().allMatch(box -> outputAxons(population, box) <= limit);
    }

    private long outputAxons(Population population, Box box) {
        return needs.outputAxons(population, box, this::tiling, target -> shares[target]);
    }

    /** Single neurons are left, and the neediest of them does not fit; those at a border need less than others. */
    private RefusedException refusal(Population population) {
        CoreLimits limits = chip.limits();
        long inputs = most(population, box -> inputAxons(population, box));
        if (inputs > limits.inputAxons()) {
            return refusal(population, inputs, "input axons", limits.inputAxons(), "axons");
        }
        long bits = most(population, box -> needs.synapseBits(population, box));
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
                needs.synapseBits(population, box));
    }
}
