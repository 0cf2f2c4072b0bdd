package org.spikeway.simulator.energy;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Constant;
import org.spikeway.chip.EnergyTable;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.engine.ChipClock;

/**
 * Prices a run: a pure function of what happened and of published constants, so that a finished run can be priced again.
 *
 * <p>Three bills side by side: the ANN's multiply-accumulates and the SNN's accumulates alone, at the two figures of
 * Horowitz (ISSCC 2014, 45 nm) that the field's papers use, and the chip's own operations, traffic and static power.
 */
public final class Ledger {
    private static final double MAC_PICOJOULES = 4.6;
    private static final double AC_PICOJOULES = 0.9;
    private static final String HOROWITZ =
            "Horowitz, ISSCC 2014 (45 nm, 0.9 V): 32-bit floating-point multiply 3.7 pJ, add 0.9 pJ";

    private final Activity activity;
    private final ChipProgram program;
    private final ChipModel chip;
    private final AnnCost ann;

    public Ledger(Activity activity, ChipProgram program, ChipModel chip, AnnCost ann) {
        this.activity = activity;
        this.program = program;
        this.chip = chip;
        this.ann = ann;
    }

    /** The bills; the last one, the chip's, only where its energies are known. */
    public List<Bill> bills(Traffic traffic, ChipClock clock, int chipsUsed) {
        List<Bill> bills = new ArrayList<>();
        bills.add(new Bill(
                "ann operations", List.of(operations("multiply-accumulates", (double) ann.macs(), MAC_PICOJOULES))));
        List<Bill.Part> spiking = new ArrayList<>();
        spiking.add(operations("accumulates", perSample(activity.synops()), AC_PICOJOULES));
        if (readsCurrent()) {
            spiking.add(operations("multiply-accumulates of the image", (double) ann.inputMacs(), MAC_PICOJOULES));
        }
        bills.add(new Bill("snn operations", spiking));
        chip.energy().ifPresent(table -> bills.add(chipBill(table, traffic, clock, chipsUsed)));
        return bills;
    }

    /** Synaptic operations between layers for each multiply-accumulate between layers; the image's edge is left out. */
    public double acPerMac() {
        long between = ann.macs() - ann.inputMacs();
        return between == 0 ? 0 : perSample(activity.synops() - inputSynops()) / between;
    }

    private long inputSynops() {
        return activity.routes().stream()
                .filter(route -> program.population(program.slices().get(route.sourceSlice()))
                        .isSource())
                .mapToLong(RouteActivity::synops)
                .sum();
    }

    private boolean readsCurrent() {
        return program.populations().stream().anyMatch(each -> each.cells() instanceof Cells.CurrentSource);
    }

    private double perSample(long count) {
        return (double) count / activity.samples();
    }

    private static Bill.Part operations(String name, double count, double picojoules) {
        double cost = count * picojoules;
        return new Bill.Part(name, count, cost, cost, cost, HOROWITZ);
    }

    private Bill chipBill(EnergyTable table, Traffic traffic, ChipClock clock, int chipsUsed) {
        double nanos = activity.chipNanos() / activity.samples();
        double[] range = clock instanceof TimedChip timed ? timed.tickRange() : new double[2];
        return new Bill(
                chip.name(),
                List.of(
                        priced("synaptic operations", activity.synops(), table.synapticOperation()),
                        priced("active neuron updates", activity.activeUpdates(), table.neuronActive()),
                        priced("idle neuron updates", activity.idleUpdates(), table.neuronInactive()),
                        priced("spikes into tiles", activity.packets(), table.spikeInTile()),
                        priced("hops east-west", traffic.hopsX(), table.hopX()),
                        priced("hops north-south", traffic.hopsY(), table.hopY()),
                        staticPower(table.staticPower(), chipsUsed, nanos, range)));
    }

    private Bill.Part priced(String name, long count, Constant each) {
        double samples = perSample(count);
        return new Bill.Part(
                name, samples, samples * each.likely(), samples * each.low(), samples * each.high(), each.source());
    }

    /** One milliwatt for one nanosecond is one picojoule. */
    private Bill.Part staticPower(Constant power, int chips, double nanos, double[] tickRange) {
        double low = nanos + activity.ticks() * tickRange[0];
        double high = nanos + activity.ticks() * tickRange[1];
        return new Bill.Part(
                "static power",
                chips * nanos,
                power.likely() * chips * nanos,
                power.low() * chips * low,
                power.high() * chips * high,
                power.source());
    }
}
