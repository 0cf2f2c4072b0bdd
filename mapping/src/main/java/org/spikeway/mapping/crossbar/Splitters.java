package org.spikeway.mapping.crossbar;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.Crossbar;

/**
 * Brings the spikes of a population to all axons that they have to reach, though a neuron drives one axon only.
 *
 * <p>A neuron with several axons to reach drives one axon of a splitter core, which relay neurons hear, one for each of
 * those axons. A relay has weight 1 and threshold 1: it fires in the tick in which the spike arrives. With more axons than
 * a core has neurons, each relay drives a splitter again. A spike that must wait longer than the longest delay goes through
 * relays that reach one axon. Whatever way it takes, it arrives after the same number of ticks.
 */
final class Splitters {
    /** Cores that are looked at for a place, so that packing takes no time that grows with the square of their number. */
    private static final int OPEN_CORES = 16;

    private final CrossbarLimits limits;

    Splitters(CrossbarLimits limits) {
        this.limits = limits;
    }

    /** The fewest ticks in which a spike reaches that many axons: 1 for one, 2 for those that a splitter core reaches. */
    int fewestTicks(int axons) {
        return axons <= 1 ? 1 : 1 + fewestTicks((axons + limits.neurons() - 1) / limits.neurons());
    }

    /**
     * Wires a population.
     *
     * @param endpoints by neuron; their delays are at least {@link #fewestTicks} of their number
     * @param readOut takes spikes of one delay at a time
     * @return the splitters, in the order in which spikes pass them
     */
    List<Members> wire(Members from, List<List<Endpoint>> endpoints, Members readOut) {
        List<Members> added = new ArrayList<>();
        Members level = from;
        List<List<Endpoint>> left = endpoints;
        while (true) {
            List<Block> blocks = new ArrayList<>();
            for (int neuron = 0; neuron < left.size(); neuron++) {
                List<Endpoint> of = left.get(neuron);
                if (of.size() == 1 && of.get(0).delay() <= limits.longestDelay()) {
                    level.drive(neuron, of.get(0), of.get(0).target() == readOut);
                } else if (!of.isEmpty()) {
                    blocks.add(block(neuron, of));
                }
            }
            if (blocks.isEmpty()) {
                return added;
            }
            CoreBank bank = new CoreBank();
            int[] places = place(blocks, bank);
            String name = from.name() + " splitters" + (added.isEmpty() ? "" : " " + (added.size() + 1));
            Members splitters = Members.of(name, from.logical(), bank);
            left = fill(level, blocks, places, splitters, bank);
            added.add(splitters);
            level = splitters;
        }
    }

    /**
     * A neuron with the relays that it needs.
     *
     * @param delay of the neuron's spikes on their way to the relays
     * @param relays what each has to reach
     */
    private record Block(int neuron, int delay, List<List<Endpoint>> relays) {}

    private Block block(int neuron, List<Endpoint> endpoints) {
        int count = endpoints.size();
        int delay =
                count == 1 ? Math.min(limits.longestDelay(), endpoints.get(0).delay() - 1) : 1;
        int relays = count <= limits.neurons()
                ? count
                : Math.min(limits.neurons(), (count + limits.neurons() - 1) / limits.neurons());
        List<List<Endpoint>> shares = new ArrayList<>();
        for (int i = 0; i < relays; i++) {
            shares.add(
                    endpoints
                            .subList((int) ((long) count * i / relays), (int) ((long) count * (i + 1) / relays))
                            .stream()
                            .map(each -> each.after(delay))
                            .toList());
        }
        return new Block(neuron, delay, shares);
    }

    /** The core of each block: the first with room among those added last. */
    private int[] place(List<Block> blocks, CoreBank bank) {
        int[] places = new int[blocks.size()];
        List<int[]> open = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            int relays = blocks.get(i).relays.size();
            int[] found = null;
            for (int[] core : open) {
                if (found == null && core[1] < limits.axons() && core[2] + relays <= limits.neurons()) {
                    found = core;
                }
            }
            if (found == null) {
                found = new int[] {bank.addCore(), 0, 0};
                open.add(found);
                if (open.size() > OPEN_CORES) {
                    open.remove(0);
                }
            }
            found[1]++;
            found[2] += relays;
            places[i] = found[0];
        }
        return places;
    }

    private List<List<Endpoint>> fill(
            Members from, List<Block> blocks, int[] places, Members splitters, CoreBank bank) {
        List<List<Endpoint>> left = new ArrayList<>();
        for (int i = 0; i < bank.cores() * Crossbar.SIZE; i++) {
            left.add(List.of());
        }
        for (int i = 0; i < places.length; i++) {
            Block block = blocks.get(i);
            int axon = bank.addAxon(places[i], 0);
            from.drive(block.neuron, new Endpoint(splitters, axon, block.delay), false);
            for (List<Endpoint> share : block.relays) {
                int relay = bank.addNeuron(places[i]);
                bank.setWeight(relay, 0, (short) 1);
                bank.connect(axon, relay);
                left.set(relay, share);
            }
        }
        return left;
    }
}
