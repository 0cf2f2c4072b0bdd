package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.core.Mosaic;
import org.spikeway.chip.core.SourceTally;
import org.spikeway.chip.core.Volley;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.bus.SpikeBlock;

/**
 * The spikes of one source population that a worker has received and may still need, by tick: a short ring of volleys.
 *
 * <p>Ticks here count through the whole run. A slot is taken over by a later tick when that tick's first block comes;
 * the schedule sees to it that no reader still needs the old one.
 */
final class Arrivals {
    private final Mosaic mosaic;
    private final int ticksOfSample;
    private final Volley[] volleys;
    private final long[] ticks;
    private final Volley none;
    private final List<SourceTally> tallies = new ArrayList<>();
    /** By ticks that are left of the sample, up to the longest delay: what will be delivered in time. */
    private final List<List<SourceTally>> inTime = new ArrayList<>();

    /**
     * @param slots ticks to keep
     * @param ticksOfSample spikes that would arrive after that many ticks are not delivered
     */
    Arrivals(Mosaic mosaic, Kernels kernels, int slots, int ticksOfSample) {
        this.mosaic = mosaic;
        this.ticksOfSample = ticksOfSample;
        none = new Volley(mosaic, kernels);
        volleys = new Volley[slots];
        Arrays.setAll(volleys, slot -> new Volley(mosaic, kernels));
        ticks = new long[slots];
        Arrays.fill(ticks, -1);
    }

    /** The tally of a slice for one delay; the same one for all who ask alike. */
    SourceTally tally(Slice source, int delayTicks, boolean byNeuron) {
        int place = mosaic.place(source.id());
        for (SourceTally tally : tallies) {
            if (tally.place() == place && tally.delayTicks() == delayTicks && tally.isByNeuron() == byNeuron) {
                return tally;
            }
        }
        SourceTally tally = new SourceTally(place, delayTicks, source.box(), byNeuron);
        tallies.add(tally);
        while (inTime.size() <= delayTicks) {
            inTime.add(new ArrayList<>());
        }
        for (int left = 0; left < inTime.size(); left++) {
            int ticksLeft = left;
            inTime.set(
                    left,
                    tallies.stream()
                            .filter(each -> each.delayTicks() <= ticksLeft)
                            .toList());
        }
        return tally;
    }

    void append(long runTick, SpikeBlock block) {
        int slot = slot(runTick);
        if (ticks[slot] != runTick) {
            ticks[slot] = runTick;
            volleys[slot].clear();
        }
        volleys[slot].append(mosaic.place(block.slice()), block.neurons(), block.count());
    }

    /** All spikes of a tick, which must be complete, in the order of the population. */
    Volley volley(long runTick) {
        int slot = slot(runTick);
        if (ticks[slot] != runTick) {
            return none;
        }
        int left = ticksOfSample - 1 - (int) (runTick % ticksOfSample);
        volleys[slot].order(inTime.isEmpty() ? List.of() : inTime.get(Math.min(left, inTime.size() - 1)));
        return volleys[slot];
    }

    private int slot(long runTick) {
        return (int) (runTick % ticks.length);
    }
}
