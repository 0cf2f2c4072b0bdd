package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.core.Neurons;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.noc.SpikeMeter;

/** What the slices of one band have done, tick by tick for the chip's clock and altogether for the activity. */
final class BandAccount {
    private final Band band;
    private final ChipClock clock;
    private final SpikeMeter meter;
    private final int parts;
    /** The counter of each neuron of the band; a slice has one for each group of the meter. Empty where one is enough. */
    private final short[] counterOf;
    /** By part: its first counter, and the one behind the last of all. */
    private final int[] firstCounter;
    /** Two for each counter, so that neighbouring spikes, mostly of one group, do not wait for each other. */
    private final int[] twins;

    private final int[] counters;
    private final long[] synops;
    private final long[] spikes;
    private final long[] activeUpdates;
    private final long[] idleUpdates;

    BandAccount(Band band, ChipClock clock, SpikeMeter meter) {
        this.band = band;
        this.clock = clock;
        this.meter = meter;
        parts = band.slices().size();
        firstCounter = new int[parts + 1];
        int[][] groups = new int[parts][];
        for (int part = 0; part < parts; part++) {
            groups[part] = meter.groups(band.slices().get(part).id());
            int counted = Arrays.stream(groups[part]).max().orElse(0) + 1;
            firstCounter[part + 1] = firstCounter[part] + counted;
        }
        counters = new int[firstCounter[parts]];
        if (counters.length > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a band of " + counters.length + " groups of neurons");
        }
        twins = new int[2 * counters.length];
        counterOf = new short[counters.length == 1 ? 0 : band.whole().box().size()];
        for (int part = 0; part < parts && counterOf.length > 0; part++) {
            spread(part, groups[part]);
        }
        synops = new long[parts];
        spikes = new long[parts];
        activeUpdates = new long[parts];
        idleUpdates = new long[parts];
    }

    private void spread(int part, int[] groups) {
        Box whole = band.whole().box();
        Box box = band.slices().get(part).box();
        for (int i = 0; i < box.size(); i++) {
            int group = groups.length == 0 ? 0 : groups[i];
            counterOf[box.indexWithin(whole, i)] = (short) (firstCounter[part] + group);
        }
    }

    void beginTick() {
        Arrays.fill(synops, 0);
    }

    void addSynops(int part, long count) {
        synops[part] += count;
    }

    /**
     * Closes a tick.
     *
     * @param fired indices within the band
     * @param isDriven whether all neurons were updated whatever arrived; there are none outside the chip
     */
    void endTick(long runTick, int[] fired, int count, boolean isDriven) {
        count(fired, count);
        for (int part = 0; part < parts; part++) {
            Slice slice = band.slices().get(part);
            int fromPart = 0;
            for (int i = firstCounter[part]; i < firstCounter[part + 1]; i++) {
                fromPart += counters[i];
            }
            spikes[part] += fromPart;
            double nanos = 0;
            if (slice.core() != Slice.HOST) {
                int size = slice.box().size();
                int updated = isDriven || synops[part] > 0 ? size : 0;
                activeUpdates[part] += updated;
                idleUpdates[part] += size - updated;
                nanos = clock.coreNanos(synops[part], updated, size - updated, fromPart);
            }
            meter.sliceDone(slice.id(), runTick, counters, firstCounter[part], fromPart, nanos);
        }
    }

    private void count(int[] fired, int count) {
        if (counterOf.length == 0) {
            counters[0] = count;
            return;
        }
        Arrays.fill(twins, 0);
        int k = 0;
        for (; k < count - 1; k += 2) {
            twins[2 * counterOf[fired[k]]]++;
            twins[2 * counterOf[fired[k + 1]] + 1]++;
        }
        if (k < count) {
            twins[2 * counterOf[fired[k]]]++;
        }
        for (int i = 0; i < counters.length; i++) {
            counters[i] = twins[2 * i] + twins[2 * i + 1];
        }
    }

    /** @param neurons of the band */
    List<SliceActivity> activity(Neurons neurons) {
        List<SliceActivity> activity = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            Slice slice = band.slices().get(part);
            long saturations = 0;
            for (int i = 0; i < slice.box().size(); i++) {
                saturations +=
                        neurons.saturations(slice.box().indexWithin(band.whole().box(), i));
            }
            activity.add(activity(part, saturations));
        }
        return activity;
    }

    /** Of spikes that come from outside. */
    List<SliceActivity> activity() {
        return List.of(activity(0, 0));
    }

    /** Gives the counts so far, or takes them. */
    void exchange(Snapshot state) {
        for (int part = 0; part < parts; part++) {
            Snapshot own = state.of("counts of " + band.slices().get(part).id());
            spikes[part] = own.exchange("spikes", spikes[part]);
            activeUpdates[part] = own.exchange("active", activeUpdates[part]);
            idleUpdates[part] = own.exchange("idle", idleUpdates[part]);
        }
    }

    private SliceActivity activity(int part, long saturations) {
        return new SliceActivity(
                band.slices().get(part).id(), spikes[part], activeUpdates[part], idleUpdates[part], saturations);
    }
}
