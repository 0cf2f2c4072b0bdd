package org.spikeway.simulator.energy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spikeway.chip.Barrier;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Constant;
import org.spikeway.chip.Pace;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.Timing;
import org.spikeway.chip.route.DimensionOrder;

/**
 * Prices a finished run on another chip, or on its own with other numbers, without simulating it.
 *
 * <p>Operations and traffic are counted again exactly; slices stay on the cores where the run put them. So is the time
 * where geometry and timing are those of the run. Under another timing, the slowest core and the queues of each tick are not
 * known, and the time is an estimate: the core with the most to do in the whole run, times the ratio by which the ticks of
 * the run, without their constant part, exceeded that; at least without that ratio.
 */
public final class Repricing {
    private final RunCounts run;
    private final ChipModel own;
    private final ChipModel chip;

    /**
     * @param own the chip on which the run took place
     * @param chip the one to price it on
     * @throws RefusedException if the run lies on cores that the chip does not have
     */
    public Repricing(RunCounts run, ChipModel own, ChipModel chip) {
        this.run = run;
        this.own = own;
        this.chip = chip;
        long cores = (long) chip.geometry().cores() * chip.geometry().chips();
        for (RunCounts.Part slice : run.slices()) {
            if (slice.core() >= cores) {
                throw new RefusedException("the run uses core " + slice.core() + ", chip " + chip.name() + " has "
                        + cores + " cores. Give a larger chip, or run the network on this one.");
            }
        }
    }

    /** The bills of the run on the chip. */
    public List<Bill> bills() {
        return new Ledger(run, chip).bills(Traffic.of(run, chip.geometry()), time());
    }

    /** Whether the time is that of the run, or an estimate. */
    public boolean isTimeEstimated() {
        return !(own.timing().equals(chip.timing()) && own.geometry().equals(chip.geometry()));
    }

    /** The time of the run on the chip. */
    public ChipSpan time() {
        if (!isTimeEstimated()) {
            return run.time();
        }
        return chip.timing().map(this::estimate).orElse(ChipSpan.NONE);
    }

    private ChipSpan estimate(Timing timing) {
        double ticks = (double) run.samples() * run.ticks();
        if (timing.pace() instanceof Pace.FixedTick tick) {
            Constant length = tick.length();
            return new ChipSpan(ticks * length.likely(), length.likely(), ticks * length.low(), ticks * length.high());
        }
        double way = longestWay(timing);
        Constant barrier = ((Barrier) timing.pace()).over(tilesUsed());
        double busiest = busiest(timing);
        double nanos = busiest * unevenness() + ticks * (way + barrier.likely());
        return new ChipSpan(
                nanos,
                way + barrier.likely(),
                Math.min(nanos, busiest + ticks * (way + barrier.low())),
                busiest * unevenness() + ticks * (way + barrier.high()));
    }

    /** By how much the ticks of the run, without their constant part, exceeded its busiest core; 1 where unknown. */
    private double unevenness() {
        double ticks = (double) run.samples() * run.ticks();
        double slowest = run.time().nanos() - ticks * run.time().tickNanos();
        double busiest = own.timing().map(this::busiest).orElse(0.0);
        return busiest > 0 && slowest > busiest ? slowest / busiest : 1;
    }

    private double busiest(Timing timing) {
        Map<Integer, Double> cores = new HashMap<>();
        for (RunCounts.Part slice : run.slices()) {
            double nanos = slice.activeUpdates() * timing.neuronActive().likely()
                    + slice.idleUpdates() * timing.neuronInactive().likely()
                    + slice.spikes() * timing.spike().likely();
            cores.merge(slice.core(), slice.isHost() ? 0 : nanos, Double::sum);
        }
        for (RunCounts.Way way : run.routes()) {
            double nanos = way.synops() * timing.synapticOperation().likely();
            cores.merge(run.slices().get(way.target()).core(), nanos, Double::sum);
        }
        return cores.values().stream().mapToDouble(nanos -> nanos).max().orElse(0);
    }

    private double longestWay(Timing timing) {
        DimensionOrder routing = new DimensionOrder(chip.geometry());
        double longest = 0;
        for (RunCounts.Way way : run.routes()) {
            int from = run.slices().get(way.source()).core();
            int to = run.slices().get(way.target()).core();
            longest = Math.max(longest, TimedChip.nanos(timing, routing.route(from, to)));
        }
        return longest;
    }

    private int tilesUsed() {
        Set<Integer> tiles = new HashSet<>();
        run.slices().stream()
                .filter(slice -> !slice.isHost())
                .forEach(slice -> tiles.add(chip.geometry().tile(slice.core())));
        return Math.max(1, tiles.size());
    }
}
