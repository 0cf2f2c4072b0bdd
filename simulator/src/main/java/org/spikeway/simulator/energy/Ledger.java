package org.spikeway.simulator.energy;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.Arithmetic;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Constant;

/**
 * Prices a run: a pure function of what happened and of constants, so that a finished run can be priced again.
 *
 * <p>Four lines side by side, since none tells the truth alone:
 *
 * <ol>
 *   <li>operations only, the ANN's at 4.6 pJ a multiply-accumulate and the SNN's at 0.9 pJ an accumulate: what papers print;
 *   <li>the same with memory: weights, activations, potentials, events and their addressing (after Lemaire et al. 2022,
 *       arXiv 2210.13107), every access a 32-bit word without reuse;
 *   <li>the modelled chip: its own operations, traffic and static power;
 *   <li>the fair rival: the ANN with activations of {@code ⌈log2(T + 1)⌉} bits, as many as T ticks carry (arXiv 2409.08290),
 *       weights as wide as on the chip, and its memory traffic.
 * </ol>
 */
public final class Ledger {
    private static final int USUAL_WEIGHT_BITS = 8;

    private final RunCounts run;
    private final ChipModel chip;
    private final Inflow[] inflows;

    public Ledger(RunCounts run, ChipModel chip) {
        this.run = run;
        this.chip = chip;
        inflows = Inflow.of(run);
    }

    /**
     * The bills, by line; the chip's only where its energies are known.
     *
     * @param time that the chip takes for the run
     */
    public List<Bill> bills(Traffic traffic, ChipSpan time) {
        List<Bill> bills = new ArrayList<>();
        bills.add(new Bill(1, "ann operations", annOperations(Silicon.MAC)));
        bills.add(new Bill(1, "snn operations", snnOperations()));
        bills.add(new Bill(2, "ann with memory", annWithMemory(Silicon.MAC, Silicon.MEMORY, Silicon.MEMORY)));
        bills.add(new Bill(2, "snn with memory", snnWithMemory()));
        chip.energy()
                .ifPresent(table -> bills.add(new Bill(
                        3,
                        chip.name(),
                        new ChipLedger(run, inflows, chip.geometry(), table, traffic, time).charges())));
        bills.add(rival());
        return bills;
    }

    private List<Charge> annOperations(Constant mac) {
        List<Charge> charges = new ArrayList<>();
        for (int i = 0; i < run.ann().layers().size(); i++) {
            charges.add(ann("multiply-accumulates", i, run.ann().layers().get(i).macs(), mac));
        }
        return charges;
    }

    private List<Charge> annWithMemory(Constant mac, Constant weight, Constant activation) {
        List<Charge> charges = annOperations(mac);
        for (int i = 0; i < run.ann().layers().size(); i++) {
            AnnCost.AnnLayer layer = run.ann().layers().get(i);
            charges.add(ann("weight reads", i, layer.macs(), weight));
            charges.add(ann("activation reads", i, layer.macs(), activation));
            charges.add(ann("activation writes", i, layer.outputs(), activation));
        }
        return charges;
    }

    /** Layer 0 of a run is its input, which computes nothing. */
    private static Charge ann(String operation, int annLayer, long count, Constant each) {
        return Charge.of(operation, annLayer + 1, Charge.NO_CORE, (double) count, each);
    }

    private List<Charge> snnOperations() {
        List<Charge> charges = new ArrayList<>();
        for (int i = 0; i < inflows.length; i++) {
            charges.add(at(i, "accumulates", inflows[i].synops(), Silicon.AC));
        }
        charges.addAll(imageMacs());
        return charges;
    }

    /** A constant current is computed once a sample, by multiply-accumulates. */
    private List<Charge> imageMacs() {
        List<Charge> charges = new ArrayList<>();
        for (int i = 0; run.readsCurrent() && i < run.ann().layers().size(); i++) {
            long macs = run.ann().layers().get(i).inputMacs();
            if (macs > 0) {
                charges.add(ann("multiply-accumulates of the image", i, macs, Silicon.MAC));
            }
        }
        return charges;
    }

    private List<Charge> snnWithMemory() {
        List<Charge> charges = snnOperations();
        for (int i = 0; run.readsCurrent() && i < run.ann().layers().size(); i++) {
            long macs = run.ann().layers().get(i).inputMacs();
            if (macs > 0) {
                charges.add(ann("weight and pixel reads of the image", i, 2 * macs, Silicon.MEMORY));
            }
        }
        for (int i = 0; i < inflows.length; i++) {
            long synops = inflows[i].synops();
            long packets = inflows[i].packets();
            RunCounts.Part slice = run.slices().get(i);
            charges.add(at(i, "weight reads", synops, Silicon.MEMORY));
            charges.add(at(i, "potential reads and writes", 2 * synops, Silicon.MEMORY));
            charges.add(at(i, "event reads", packets, Silicon.MEMORY));
            charges.add(at(i, "event addressing", packets, Silicon.EVENT_ADDRESS));
            charges.add(at(i, "synapse addressing", synops, Silicon.SYNAPSE_ADDRESS));
            charges.add(at(i, "event writes", slice.spikes(), Silicon.MEMORY));
            charges.add(at(i, "neuron updates", slice.activeUpdates(), Silicon.AC));
            charges.add(at(i, "potential reads and writes of updates", 2 * slice.activeUpdates(), Silicon.MEMORY));
        }
        return charges;
    }

    private Charge at(int slice, String operation, long count, Constant each) {
        RunCounts.Part part = run.slices().get(slice);
        return Charge.of(
                operation,
                part.layer(),
                part.isHost() ? Charge.NO_CORE : part.core(),
                (double) count / run.samples(),
                each);
    }

    /** The bits that a count of 0 to T spikes takes; 5 for T = 31, 6 for T = 32. */
    static int bits(int ticks) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(ticks);
    }

    private Bill rival() {
        int activationBits = bits(run.ticks());
        int weightBits = chip.arithmetic() instanceof Arithmetic.IntegerNumbers integers
                ? integers.weight().mantissaBits()
                : USUAL_WEIGHT_BITS;
        return new Bill(
                4,
                "ann of " + activationBits + " bits",
                annWithMemory(
                        Silicon.mac(activationBits, weightBits),
                        Silicon.memory(weightBits),
                        Silicon.memory(activationBits)));
    }
}
