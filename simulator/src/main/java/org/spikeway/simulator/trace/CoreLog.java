package org.spikeway.simulator.trace;

import java.util.Arrays;
import java.util.Optional;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.energy.TimedChip;
import org.spikeway.simulator.engine.ChipClock;
import org.spikeway.simulator.noc.ChipTimes;
import org.spikeway.simulator.noc.NetworkTimes;
import org.spikeway.simulator.noc.SpikeMeter;

/** The clock of a chip that writes down how long each core worked at each tick of one sample, all in picoseconds. */
final class CoreLog implements ChipClock {
    private final Optional<TimedChip> chip;
    private final int[] cores;
    private final int[] placeOfSlice;
    private final long[][] work;
    private final long[] length;
    private final long[] slowest;
    private final long[] network;

    CoreLog(ChipModel model, ChipProgram program, int ticks) {
        chip = TimedChip.of(model, program);
        cores = program.cores();
        placeOfSlice = program.slices().stream()
                .mapToInt(slice -> slice.core() == Slice.HOST ? -1 : Arrays.binarySearch(cores, slice.core()))
                .toArray();
        work = new long[ticks][cores.length];
        length = new long[ticks];
        slowest = new long[ticks];
        network = new long[ticks];
    }

    /** Whether the chip gives times at all. */
    boolean isTimed() {
        return chip.isPresent();
    }

    /** Ascending. */
    int[] cores() {
        return cores;
    }

    /** @param tick from 0 */
    long work(int tick, int place) {
        return work[tick][place];
    }

    long length(int tick) {
        return length[tick];
    }

    /** The work of the core that all others waited for. */
    long slowest(int tick) {
        return slowest[tick];
    }

    /** From then to the last message. */
    long network(int tick) {
        return network[tick];
    }

    @Override
    public double coreNanos(long synops, long activeUpdates, long idleUpdates, long spikes) {
        return chip.map(timed -> timed.coreNanos(synops, activeUpdates, idleUpdates, spikes))
                .orElse(0.0);
    }

    @Override
    public SpikeMeter newMeter(int ticksApart) {
        return chip.<SpikeMeter>map(timed -> new Meter(timed, ticksApart)).orElse(SpikeMeter.NONE);
    }

    /** Hears what the chip's meter hears; what a tick has added to the times of the chip is that tick's. */
    private final class Meter implements SpikeMeter {
        private final TimedChip timed;
        private final SpikeMeter meter;
        private ChipTimes before = ChipTimes.NONE;

        Meter(TimedChip timed, int ticksApart) {
            this.timed = timed;
            meter = timed.newMeter(ticksApart);
        }

        @Override
        public int[] groups(int slice) {
            return meter.groups(slice);
        }

        @Override
        public void sliceDone(int slice, long runTick, int[] spikes, int first, int total, double nanos) {
            meter.sliceDone(slice, runTick, spikes, first, total, nanos);
            if (placeOfSlice[slice] >= 0) {
                work[(int) runTick][placeOfSlice[slice]] += NetworkTimes.picos(nanos);
            }
        }

        @Override
        public void workerDone(int workers, long runTick, int sample) {
            meter.workerDone(workers, runTick, sample);
            ChipTimes now = timed.times();
            int tick = (int) runTick;
            length[tick] = now.total() - before.total();
            slowest[tick] = now.slowestCore() - before.slowestCore();
            network[tick] = now.network() - before.network();
            before = now;
        }
    }
}
