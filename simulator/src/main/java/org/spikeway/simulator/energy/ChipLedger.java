package org.spikeway.simulator.energy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.spikeway.chip.Constant;
import org.spikeway.chip.EnergyTable;
import org.spikeway.chip.Geometry;

/** Prices a run by a chip's own energies: operations, traffic, and what flows without any operation. */
final class ChipLedger {
    private final RunCounts run;
    private final Inflow[] inflows;
    private final Geometry geometry;
    private final EnergyTable table;
    private final Traffic traffic;
    private final ChipSpan time;
    private final List<Charge> charges = new ArrayList<>();

    ChipLedger(RunCounts run, Inflow[] inflows, Geometry geometry, EnergyTable table, Traffic traffic, ChipSpan time) {
        this.run = run;
        this.inflows = inflows;
        this.geometry = geometry;
        this.table = table;
        this.traffic = traffic;
        this.time = time;
    }

    List<Charge> charges() {
        synapses();
        for (int i = 0; i < run.slices().size(); i++) {
            RunCounts.Part slice = run.slices().get(i);
            if (!slice.isHost()) {
                charge(i, "active neuron updates", slice.activeUpdates(), table.neuronActive());
                charge(i, "idle neuron updates", slice.idleUpdates(), table.neuronInactive());
                charge(i, "spikes fired", slice.spikes(), table.spike());
            }
        }
        traffic();
        power("static power of chips", table.staticPower().chip(), geometry::chip);
        power("static power of cores", table.staticPower().activeCore(), core -> core);
        power("static power of boards", table.staticPower().board(), core -> geometry.board(geometry.chip(core)));
        return charges;
    }

    private void synapses() {
        EnergyTable.Synapse synapse = table.synapse();
        boolean oneForAll =
                synapse.dense().equals(synapse.convolution()) && synapse.dense().equals(synapse.shortcut());
        for (int i = 0; i < inflows.length; i++) {
            for (Map.Entry<SynapseKind, Long> each : inflows[i].synopsByKind().entrySet()) {
                String name = "synaptic operations"
                        + (oneForAll ? "" : ", " + each.getKey().word());
                charge(i, name, each.getValue(), each.getKey().price(synapse));
            }
        }
    }

    private void traffic() {
        for (int i = 0; i < run.slices().size(); i++) {
            charge(i, "packets sent", traffic.sent(i), table.packet());
        }
        for (int i = 0; i < inflows.length; i++) {
            charge(i, "spikes into cores", inflows[i].packets(), table.spikeInTile());
        }
        boolean apart = table.hopBetweenChips().isCharged();
        for (int i = 0; i < run.slices().size(); i++) {
            Traffic.Hops hops = traffic.hopsOf(i);
            charge(i, "hops east-west", hops.x() + (apart ? 0 : hops.betweenChipsX()), table.hopX());
            charge(i, "hops north-south", hops.y() + (apart ? 0 : hops.betweenChipsY()), table.hopY());
            charge(i, "hops between chips", hops.betweenChipsX() + hops.betweenChipsY(), table.hopBetweenChips());
        }
    }

    private void charge(int slice, String operation, long count, Constant each) {
        if (each.isCharged()) {
            RunCounts.Part part = run.slices().get(slice);
            int core = part.isHost() ? Charge.NO_CORE : part.core();
            charges.add(Charge.of(operation, part.layer(), core, (double) count / run.samples(), each));
        }
    }

    /**
     * What a chip, core or board in use draws as long as the run takes, shared by the slices that lie on it. One milliwatt
     * for one nanosecond is one picojoule.
     *
     * @param thing the number of the chip, core or board that holds a core
     */
    private void power(String name, Constant power, IntUnaryOperator thing) {
        if (!power.isCharged()) {
            return;
        }
        Map<Integer, Integer> sharers = new HashMap<>();
        for (RunCounts.Part slice : run.slices()) {
            if (!slice.isHost()) {
                sharers.merge(thing.applyAsInt(slice.core()), 1, Integer::sum);
            }
        }
        for (RunCounts.Part slice : run.slices()) {
            if (!slice.isHost()) {
                double share = 1.0 / sharers.getOrDefault(thing.applyAsInt(slice.core()), 1) / run.samples();
                charges.add(new Charge(
                        name,
                        slice.layer(),
                        slice.core(),
                        share * time.nanos(),
                        share * time.nanos() * power.likely(),
                        share * time.low() * power.low(),
                        share * time.high() * power.high(),
                        power.source()));
            }
        }
    }
}
