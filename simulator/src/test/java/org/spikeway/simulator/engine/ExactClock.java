package org.spikeway.simulator.engine;

import org.spikeway.chip.Geometry;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.noc.ChipNetwork;
import org.spikeway.simulator.noc.ChipTimes;
import org.spikeway.simulator.noc.NetworkTimes;
import org.spikeway.simulator.noc.SpikeMeter;

/** A clock of whole picoseconds on a chip whose network takes no time, so that a tick lasts as long as its slowest core. */
final class ExactClock implements ChipClock {
    /** 36 cores, three to a tile: all cores that random programs use. */
    static final Geometry MESH = new Geometry.Mesh(1, 4, 3, 3, 1);

    private static final double BARRIER = 112.75;

    private final ChipNetwork network;

    ExactClock(ChipProgram program) {
        network = new ChipNetwork(program, MESH, false, new NetworkTimes(0, 0, 0, NetworkTimes.picos(BARRIER), 0));
    }

    @Override
    public double coreNanos(long synops, long activeUpdates, long idleUpdates, long spikes) {
        return 3.5 * synops + 1.25 * activeUpdates + 0.5 * idleUpdates + 7 * spikes;
    }

    double tickNanos() {
        return BARRIER;
    }

    @Override
    public SpikeMeter newMeter(int ticksApart) {
        return network.newMeter(ticksApart);
    }

    @Override
    public void exchange(Snapshot state, int sample) {
        network.exchange(state, sample);
    }

    ChipTimes times() {
        return network.times();
    }
}
