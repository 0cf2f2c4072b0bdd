package org.spikeway.simulator.energy;

import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Constant;
import org.spikeway.chip.Timing;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.chip.route.Link;
import org.spikeway.simulator.engine.ChipClock;
import org.spikeway.simulator.network.ChipNetwork;
import org.spikeway.simulator.network.NetworkTimes;

/**
 * The clock of a chip that runs its cores side by side and lets them meet at a barrier after every tick.
 *
 * <p>A tick lasts as long as its slowest core (synaptic operations and neuron updates one after another), then the longest
 * way that a spike of the program can take, without contention, then the barrier over the tiles in use.
 */
public final class TimedChip implements ChipClock {
    private final Timing timing;
    private final Constant barrier;
    private final double longestWayNanos;
    private final double synop;
    private final double active;
    private final double idle;
    private final ChipNetwork network;

    private TimedChip(Timing timing, Constant barrier, double longestWayNanos, ChipNetwork network) {
        this.network = network;
        this.timing = timing;
        this.barrier = barrier;
        this.longestWayNanos = longestWayNanos;
        synop = timing.synapticOperation().likely();
        active = timing.neuronActive().likely();
        idle = timing.neuronInactive().likely();
    }

    /** The clock of that program on that chip; {@link ChipClock#NONE} where the chip gives no timing. */
    public static ChipClock of(ChipModel chip, ChipProgram program) {
        if (chip.timing().isEmpty()) {
            return NONE;
        }
        Timing timing = chip.timing().get();
        int tiles = (int) Arrays.stream(program.cores())
                .map(chip.geometry()::tile)
                .distinct()
                .count();
        Constant barrier = timing.barrier().over(tiles);
        return new TimedChip(
                timing, barrier, longestWay(timing, chip, program), network(timing, barrier, chip, program));
    }

    private static ChipNetwork network(Timing timing, Constant barrier, ChipModel chip, ChipProgram program) {
        NetworkTimes times = new NetworkTimes(
                NetworkTimes.picos(timing.hopX().likely()),
                NetworkTimes.picos(timing.hopY().likely()),
                NetworkTimes.picos(timing.spikeInTile().likely()),
                NetworkTimes.picos(barrier.likely()),
                0);
        return new ChipNetwork(program, chip.geometry(), false, times);
    }

    /** Finds the time of each tick, messages and their queues included. */
    @Override
    public ChipNetwork meter() {
        return network;
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

    private static double nanos(Timing timing, List<Link> route) {
        long horizontal =
                route.stream().filter(link -> link.direction().isHorizontal()).count();
        return timing.spikeInTile().likely()
                + horizontal * timing.hopX().likely()
                + (route.size() - horizontal) * timing.hopY().likely();
    }

    @Override
    public double coreNanos(long synops, long activeUpdates, long idleUpdates, long spikes) {
        return synops * synop + activeUpdates * active + idleUpdates * idle;
    }

    @Override
    public double tickNanos() {
        return longestWayNanos + barrier.likely();
    }

    /** How much shorter or longer a tick may be, in nanoseconds, since the barrier is an assumption: low and high. */
    double[] tickRange() {
        return new double[] {barrier.low() - barrier.likely(), barrier.high() - barrier.likely()};
    }

    /** Where the figures come from. */
    List<String> sources() {
        return List.of(timing.synapticOperation().source(), barrier.source());
    }
}
