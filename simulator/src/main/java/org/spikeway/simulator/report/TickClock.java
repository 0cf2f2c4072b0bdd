package org.spikeway.simulator.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.energy.TimedChip;
import org.spikeway.simulator.engine.ChipClock;
import org.spikeway.simulator.noc.ChipTimes;
import org.spikeway.simulator.noc.NetworkTimes;
import org.spikeway.simulator.noc.SpikeMeter;

/** The clock of a chip that also writes down each tick of one sample: its parts, and the core that all others waited for. */
final class TickClock implements ChipClock {
    private final Optional<TimedChip> chip;
    private final int[] cores;
    private final int[] placeOfSlice;
    private final long[] length;
    private final long[] slowest;
    private final long[] network;
    private final int[] critical;

    TickClock(ChipModel model, ChipProgram program, int ticks) {
        chip = TimedChip.of(model, program);
        cores = program.cores().clone();
        Arrays.sort(cores);
        placeOfSlice = program.slices().stream()
                .mapToInt(slice -> slice.core() == Slice.HOST ? -1 : Arrays.binarySearch(cores, slice.core()))
                .toArray();
        length = new long[ticks];
        slowest = new long[ticks];
        network = new long[ticks];
        critical = new int[ticks];
    }

    @Override
    public double coreNanos(long synops, long activeUpdates, long idleUpdates, long spikes) {
        return chip.map(timed -> timed.coreNanos(synops, activeUpdates, idleUpdates, spikes))
                .orElse(0.0);
    }

    @Override
    public SpikeMeter newMeter(int ticksApart) {
        return chip.<SpikeMeter>map(timed -> new TickMeter(timed, ticksApart)).orElse(SpikeMeter.NONE);
    }

    /** Picoseconds by tick, and the critical core of each; empty where the chip gives no timing. */
    Optional<Map<String, Object>> record() {
        if (chip.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tickPicoseconds", length);
        map.put("slowestCorePicoseconds", slowest);
        map.put("networkPicoseconds", network);
        map.put("criticalCore", critical);
        return Optional.of(map);
    }

    /** Hears what the chip's meter hears; what a tick has added to the times of the chip is that tick's. */
    private final class TickMeter implements SpikeMeter {
        private final TimedChip timed;
        private final SpikeMeter meter;
        private final long[][] picos;
        private ChipTimes before = ChipTimes.NONE;

        TickMeter(TimedChip timed, int ticksApart) {
            this.timed = timed;
            meter = timed.newMeter(ticksApart);
            picos = new long[ticksApart][cores.length];
        }

        @Override
        public int[] groups(int slice) {
            return meter.groups(slice);
        }

        @Override
        public void sliceDone(int slice, long runTick, int[] spikes, int first, int total, double nanos) {
            meter.sliceDone(slice, runTick, spikes, first, total, nanos);
            if (placeOfSlice[slice] >= 0) {
                picos[(int) (runTick % picos.length)][placeOfSlice[slice]] += NetworkTimes.picos(nanos);
            }
        }

        @Override
        public void workerDone(int workers, long runTick, int sample) {
            meter.workerDone(workers, runTick, sample);
            int tick = (int) runTick;
            ChipTimes now = timed.times();
            length[tick] = now.total() - before.total();
            slowest[tick] = now.slowestCore() - before.slowestCore();
            network[tick] = now.network() - before.network();
            before = now;
            long[] ofTick = picos[tick % picos.length];
            int place = 0;
            for (int i = 1; i < ofTick.length; i++) {
                place = ofTick[i] > ofTick[place] ? i : place;
            }
            critical[tick] = cores.length == 0 ? Slice.HOST : cores[place];
            Arrays.fill(ofTick, 0);
        }
    }
}
