package org.spikeway.simulator.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.Parallel;
import org.spikeway.simulator.engine.Stimulus;

/**
 * The first sample of a run: every spike, the work of every core at every tick, and the potentials of chosen layers.
 *
 * <p>The sample is presented once more, alone, with somebody watching, so that the run itself pays nothing for it; the same
 * program and stimulus give the same spikes.
 */
public final class SampleRecord {
    private final ChipProgram program;
    private final ChipModel chip;
    private final int ticks;
    private final long[] spikes;
    private final CoreLog cores;
    private final TickTimes times;
    private final PotentialLog potentials;

    private SampleRecord(
            ChipProgram program, ChipModel chip, int ticks, long[] spikes, CoreLog cores, PotentialLog potentials) {
        this.program = program;
        this.chip = chip;
        this.ticks = ticks;
        this.spikes = spikes;
        this.cores = cores;
        this.potentials = potentials;
        times = new TickTimes(cores, ticks);
    }

    /**
     * Presents the first sample again.
     *
     * @param stimuli of the run
     * @param ticks of a sample
     * @param probes layers whose potentials are to be kept
     */
    public static SampleRecord present(
            ChipProgram program,
            ChipModel chip,
            Supplier<? extends Stimulus> stimuli,
            int ticks,
            List<Population> probes) {
        if (ticks > SpikeLog.MOST_TICKS || program.slices().size() > SpikeLog.MOST_SLICES) {
            throw new RefusedException("a trace holds " + SpikeLog.MOST_TICKS + " ticks and " + SpikeLog.MOST_SLICES
                    + " slices, this run has " + ticks + " and "
                    + program.slices().size() + ". Give fewer --ticks.");
        }
        PotentialLog potentials = new PotentialLog(program, probes, ticks);
        SpikeLog spikes = new SpikeLog();
        CoreLog cores = new CoreLog(chip, program, ticks);
        EngineOptions alone =
                EngineOptions.workers(1).withParallel(Parallel.CORES).withClock(cores);
        new Engine(program, alone)
                .watch(potentials)
                .run(stimuli::get, 1, new int[] {ticks}, List.of(spikes), done -> {});
        return new SampleRecord(program, chip, ticks, spikes.sorted(), cores, potentials);
    }

    ChipProgram program() {
        return program;
    }

    ChipModel chip() {
        return chip;
    }

    int ticks() {
        return ticks;
    }

    CoreLog cores() {
        return cores;
    }

    TickTimes times() {
        return times;
    }

    PotentialLog potentials() {
        return potentials;
    }

    /** By tick, slice and neuron, packed as {@link SpikeLog} says. */
    long[] spikes() {
        return spikes;
    }

    /** Where the spikes of a tick (from 0) begin; of the tick behind the last, the number of all. */
    int firstSpike(int tick) {
        long key = SpikeLog.firstKey(tick + 1);
        int found = Arrays.binarySearch(spikes, key);
        return found < 0 ? -found - 1 : found;
    }

    /** The spikes of each slice at a tick, from 0. */
    int[] spikesBySlice(int tick) {
        int[] counts = new int[program.slices().size()];
        for (int i = firstSpike(tick); i < firstSpike(tick + 1); i++) {
            counts[SpikeLog.slice(spikes[i])]++;
        }
        return counts;
    }

    /** The slices that a core holds, by the place of the core. */
    List<List<Slice>> slicesByPlace() {
        List<List<Slice>> byPlace = new ArrayList<>();
        for (int core : cores.cores()) {
            byPlace.add(program.slices().stream()
                    .filter(slice -> slice.core() == core)
                    .toList());
        }
        return byPlace;
    }
}
