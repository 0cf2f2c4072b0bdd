package org.spikeway.simulator.energy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.spikeway.chip.Barrier;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Constant;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.Pace;
import org.spikeway.chip.Timing;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.chip.route.Link;
import org.spikeway.simulator.engine.ChipClock;
import org.spikeway.simulator.noc.ChipNetwork;
import org.spikeway.simulator.noc.ChipTimes;
import org.spikeway.simulator.noc.NetworkTimes;
import org.spikeway.simulator.noc.SpikeMeter;

/**
 * The clock of a chip that runs its cores side by side.
 *
 * <p>A core does its synaptic operations, neuron updates and spikes one after another. With a barrier, a tick lasts until the
 * last core is done and the last message has arrived, as its meter finds, and then the time of the barrier over the
 * tiles in use. With a fixed tick, all ticks last equally long, and the meter counts what is late.
 */
public final class TimedChip implements ChipClock {
    private final Constant pace;
    private final double longestWayNanos;
    private final double synop;
    private final double active;
    private final double idle;
    private final double spike;
    private final ChipNetwork network;

    private TimedChip(Timing timing, Constant pace, double longestWayNanos, ChipNetwork network) {
        this.network = network;
        this.pace = pace;
        this.longestWayNanos = longestWayNanos;
        synop = timing.synapticOperation().likely();
        active = timing.neuronActive().likely();
        idle = timing.neuronInactive().likely();
        spike = timing.spike().likely();
    }

    /** The clock of that program on that chip; empty where the chip gives no timing. */
    public static Optional<TimedChip> of(ChipModel chip, ChipProgram program) {
        return chip.timing().map(timing -> of(chip, program, timing));
    }

    private static TimedChip of(ChipModel chip, ChipProgram program, Timing timing) {
        if (timing.pace() instanceof Pace.FixedTick tick) {
            ChipNetwork network =
                    network(chip, program, timing, 0, tick.length().likely());
            return new TimedChip(timing, tick.length(), 0, network);
        }
        int tiles = (int) Arrays.stream(program.cores())
                .map(chip.geometry()::tile)
                .distinct()
                .count();
        Constant barrier = ((Barrier) timing.pace()).over(tiles);
        ChipNetwork network = network(chip, program, timing, barrier.likely(), 0);
        return new TimedChip(timing, barrier, longestWay(timing, chip, program), network);
    }

    private static ChipNetwork network(
            ChipModel chip, ChipProgram program, Timing timing, double barrierNanos, double fixedNanos) {
        NetworkTimes times = new NetworkTimes(
                NetworkTimes.picos(timing.hopX().likely()),
                NetworkTimes.picos(timing.hopY().likely()),
                NetworkTimes.picos(timing.spikeInTile().likely()),
                NetworkTimes.picos(barrierNanos),
                NetworkTimes.picos(fixedNanos));
        boolean multicast = chip.geometry().cast() == Geometry.Cast.MULTICAST;
        return new ChipNetwork(program, chip.geometry(), multicast, times);
    }

    /** Finds the time of each tick, messages and their queues included. */
    @Override
    public SpikeMeter newMeter(int ticksApart) {
        return network.newMeter(ticksApart);
    }

    /** Takes the times of a run that this one goes on with. */
    public void resume(ChipTimes timesSoFar) {
        network.resume(timesSoFar);
    }

    @Override
    public void exchange(Snapshot state, int sample) {
        network.exchange(state, sample);
    }

    /** Where the time of the chip went, complete when the run is over. */
    public ChipTimes times() {
        return network.times();
    }

    private static double longestWay(Timing timing, ChipModel chip, ChipProgram program) {
        DimensionOrder routing = new DimensionOrder(chip.geometry());
        double longest = 0;
        for (Projection projection : program.projections()) {
            List<Slice> targets = program.slicesOf(projection.target());
            for (Slice source : program.slicesOf(projection.source())) {
                for (Slice target : targets) {
                    longest = Math.max(longest, nanos(timing, routing.route(source.core(), target.core())));
                }
            }
        }
        return longest;
    }

    static double nanos(Timing timing, List<Link> route) {
        long horizontal =
                route.stream().filter(link -> link.direction().isHorizontal()).count();
        return timing.spikeInTile().likely()
                + horizontal * timing.hopX().likely()
                + (route.size() - horizontal) * timing.hopY().likely();
    }

    @Override
    public double coreNanos(long synops, long activeUpdates, long idleUpdates, long spikes) {
        return synops * synop + activeUpdates * active + idleUpdates * idle + spikes * spike;
    }

    /** The time of the run so far, with the range that an assumed barrier or tick leaves. */
    public ChipSpan span() {
        ChipTimes times = times();
        return new ChipSpan(
                times.nanos(),
                longestWayNanos + pace.likely(),
                times.nanos() - times.ticks() * (pace.likely() - pace.low()),
                times.nanos() + times.ticks() * (pace.high() - pace.likely()));
    }
}
