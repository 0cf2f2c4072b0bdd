package org.spikeway.simulator.engine;

import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;

/**
 * Shares the slices among workers: the list of slices is cut into one piece a worker of about equal load.
 *
 * <p>Pieces follow the order of the layers, so that workers form a pipeline even where layers have no delay. Loads are
 * estimated from fan-out before a run and measured during its first samples.
 */
final class LoadBalance {
    /** Rough cost on a processor, in hundredths of a nanosecond; only their proportions matter. */
    private static final long PER_SYNOP = 9;

    private static final long PER_PACKET = 400;
    private static final long PER_UPDATE = 35;

    /** Spikes a neuron and tick, for the estimate. */
    private static final double ASSUMED_RATE = 0.1;

    private LoadBalance() {}

    static long[] estimate(ChipProgram program) {
        long[] load = new long[program.slices().size()];
        for (Slice slice : program.slices()) {
            load[slice.id()] = PER_UPDATE * slice.box().size();
        }
        for (Projection projection : program.projections()) {
            Connection connection = projection.connection();
            long fanOut = connection.fanOut(
                    connection.weights().length() > 0 ? middleChannel(program, projection) : 0,
                    connection.rows().inputs() / 2,
                    connection.columns().inputs() / 2);
            int sources = program.populations().get(projection.source()).shape().size();
            int targets = program.populations().get(projection.target()).shape().size();
            double cost = sources * ASSUMED_RATE * (PER_PACKET + fanOut * PER_SYNOP);
            for (Slice slice : program.slicesOf(projection.target())) {
                load[slice.id()] += (long) (cost * slice.box().size() / targets);
            }
        }
        return load;
    }

    private static int middleChannel(ChipProgram program, Projection projection) {
        return program.populations().get(projection.source()).shape().channels() / 2;
    }

    static long[] measured(ChipProgram program, Activity activity) {
        long[] load = new long[program.slices().size()];
        for (SliceActivity slice : activity.slices()) {
            load[slice.slice()] += PER_UPDATE * (slice.activeUpdates() + slice.idleUpdates());
        }
        for (RouteActivity route : activity.routes()) {
            load[route.targetSlice()] += PER_PACKET * route.packets() + PER_SYNOP * route.synops();
        }
        return load;
    }

    /** The worker of each slice; slices of one core stay together. */
    static int[] assign(ChipProgram program, long[] load, int workers) {
        long total = 0;
        for (long each : load) {
            total += each;
        }
        int[] worker = new int[load.length];
        long before = 0;
        for (int i = 0; i < load.length; i++) {
            long middle = before + load[i] / 2;
            int fair = total == 0 ? 0 : (int) Math.min(workers - 1L, middle * workers / total);
            worker[i] = fair;
            before += load[i];
            for (int j = i - 1; j >= 0; j--) {
                int core = program.slices().get(j).core();
                if (core != Slice.HOST && core == program.slices().get(i).core()) {
                    worker[i] = worker[j];
                    break;
                }
            }
        }
        return worker;
    }
}
