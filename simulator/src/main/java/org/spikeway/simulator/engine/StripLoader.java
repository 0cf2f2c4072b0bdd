package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.spikeway.chip.core.AxonBoard;
import org.spikeway.chip.core.CoreParts;
import org.spikeway.chip.core.CrossbarStrip;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.noc.SpikeMeter;

/** Builds the runners of one worker for the crossbar cores of one population. */
record StripLoader(
        ChipProgram program, CoreParts parts, RunPlan plan, ChipClock clock, SpikeMeter meter, ReadOutRecord readOut) {

    /**
     * Cuts the cores of a worker into strips.
     *
     * @param slices of one population, all that the worker has
     * @param arrivals by source population
     */
    List<BandRunner> load(List<Slice> slices, IntFunction<Arrivals> arrivals) {
        int first = core(slices.get(0));
        int cores = core(slices.get(slices.size() - 1)) + 1 - first;
        List<AxonBoard> boards = new ArrayList<>();
        for (Projection projection : program.projectionsInto(slices.get(0).population())) {
            AxonBoard board = new AxonBoard(
                    (Crossbar) projection.connection(),
                    first,
                    cores,
                    plan.schedule().ticksApart(),
                    plan.schedule().spanTicks(),
                    plan::ticks);
            arrivals.apply(projection.source()).addBoard(projection.id(), board);
            boards.add(board);
        }
        List<BandRunner> runners = new ArrayList<>();
        List<Slice> strip = new ArrayList<>();
        for (Slice slice : slices) {
            if (!strip.isEmpty() && !follows(strip.get(strip.size() - 1), slice, first)) {
                runners.add(runner(strip, boards, first));
                strip.clear();
            }
            strip.add(slice);
        }
        runners.add(runner(strip, boards, first));
        return runners;
    }

    /** Whether a core goes on the strip of the one before it: strips begin at multiples of their length. */
    private static boolean follows(Slice before, Slice slice, int first) {
        return slice.id() == before.id() + 1
                && core(slice) == core(before) + 1
                && (core(slice) - first) % CrossbarStrip.CORES != 0;
    }

    private BandRunner runner(List<Slice> strip, List<AxonBoard> boards, int first) {
        Slice begin = strip.get(0);
        int boardCore = core(begin) - first;
        StripRunner runner =
                new StripRunner(program, strip, parts.strip(strip, boards, boardCore), boards, boardCore, clock, meter);
        return readOut.countsSpikesOf(begin.population())
                ? new CountedStrip(runner, begin.box().channelFrom(), readOut)
                : runner;
    }

    /** The number of a core within its population. */
    private static int core(Slice slice) {
        return slice.box().channelFrom() / Crossbar.SIZE;
    }
}
