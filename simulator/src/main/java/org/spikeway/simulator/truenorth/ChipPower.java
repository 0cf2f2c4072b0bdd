package org.spikeway.simulator.truenorth;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Constant;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.NeuronModel;
import org.spikeway.chip.Pace;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.neuron.TrueNorthCore;
import org.spikeway.simulator.energy.AnnCost;
import org.spikeway.simulator.energy.Bill;
import org.spikeway.simulator.energy.ChipSpan;
import org.spikeway.simulator.energy.Ledger;
import org.spikeway.simulator.energy.RunCounts;
import org.spikeway.simulator.energy.SynapseKind;
import org.spikeway.simulator.energy.Traffic;

/**
 * What a chip of TrueNorth cores draws while a random network runs on all of its cores: the network is simulated neuron by
 * neuron, its counts are priced by the ledger like those of any run.
 */
public final class ChipPower {
    private static final int SIZE = TrueNorthCore.SIZE;
    private static final int BILL_OF_CHIP = 3;

    private final ChipModel chip;
    private final Constant tick;

    /** @throws RefusedException for a chip of other cores, without a fixed tick, or without energies */
    public ChipPower(ChipModel chip) {
        this.chip = chip;
        if (chip.neuron() != NeuronModel.TRUENORTH || chip.limits().neurons() != SIZE) {
            throw new RefusedException("chip " + chip.name() + ": its cores compute "
                    + chip.neuron().word() + " neurons, the random network is one of TrueNorth cores of 256 neurons. "
                    + "Give truenorth or a chip that extends it.");
        }
        if (chip.geometry() instanceof Geometry.Unlimited || chip.energy().isEmpty()) {
            throw new RefusedException(
                    "chip " + chip.name() + ": it has no number of cores or no energies. Give both in its file.");
        }
        tick = chip.timing()
                .map(timing -> timing.pace() instanceof Pace.FixedTick fixed ? fixed.length() : null)
                .orElseThrow(() -> new RefusedException(
                        "chip " + chip.name() + ": power needs a fixed tick. Give timing.tick in its file."));
    }

    /** Simulates the network on one full chip and prices what it did. */
    public PowerReport measure(PowerSetting setting) {
        TrueNorthNetwork network = new RandomNetwork(setting.synapses(), setting.hertz(), setting.seed())
                .build(chip.geometry().cores());
        for (int i = 0; i < PowerSetting.WARM_UP; i++) {
            network.step();
        }
        network.clearCounts();
        for (int i = 0; i < setting.ticks(); i++) {
            network.step();
        }
        return price(network, setting);
    }

    private PowerReport price(TrueNorthNetwork network, PowerSetting setting) {
        double ticks = network.ticks();
        ChipSpan time = new ChipSpan(ticks * tick.likely(), tick.likely(), ticks * tick.low(), ticks * tick.high());
        RunCounts counts = counts(network, time);
        Traffic traffic = Traffic.of(counts, chip.geometry());
        Bill bill = new Ledger(counts, chip)
                .bills(traffic, time).stream()
                        .filter(each -> each.line() == BILL_OF_CHIP)
                        .findFirst()
                        .orElseThrow();
        long hops = traffic.links().stream().mapToLong(Traffic.Load::packets).sum();
        return new PowerReport(
                chip.name(), network.cores(), setting, time, network.spikes(), network.synapticEvents(), hops, bill);
    }

    /** One layer, a part of it on each core, and a way for each neuron whose spikes arrived. */
    private static RunCounts counts(TrueNorthNetwork network, ChipSpan time) {
        int cores = network.cores();
        List<RunCounts.Part> parts = new ArrayList<>();
        List<RunCounts.Way> ways = new ArrayList<>();
        for (int c = 0; c < cores; c++) {
            long active = network.activeTicks(c) * SIZE;
            parts.add(new RunCounts.Part(0, c, network.spikes(c), active, network.ticks() * SIZE - active));
        }
        for (int neuron = 0; neuron < cores * SIZE; neuron++) {
            int target = network.target(neuron);
            TrueNorthCore core = network.core(target / SIZE);
            long events = core.events(target % SIZE);
            if (events > 0) {
                long synops = events * core.synapses(target % SIZE);
                ways.add(new RunCounts.Way(neuron / SIZE, target / SIZE, SynapseKind.DENSE, events, synops));
            }
        }
        RunCounts.Layer layer = new RunCounts.Layer("random network", (long) cores * SIZE, false);
        return new RunCounts(
                1, (int) network.ticks(), false, time, new AnnCost(List.of()), List.of(layer), parts, ways);
    }
}
