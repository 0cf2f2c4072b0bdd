package org.spikeway.mapping.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;

/**
 * Gives the slices of a program other cores of the chips that it needs. What the program computes stays the same, and so
 * does what shares a core; the number of chips does not grow.
 */
public final class Placement {
    private Placement() {}

    /** The same program with the cores that a placer finds; the same for the same seed, where no time limit ends it. */
    public static ChipProgram place(
            ChipProgram program, ChipModel chip, ExpectedTraffic traffic, Placer placer, Effort effort) {
        int[] cores = program.cores();
        Geometry geometry = chip.geometry();
        if (cores.length == 0 || geometry instanceof Geometry.Unlimited) {
            return program;
        }
        int chips = (cores.length - 1) / geometry.cores() + 1;
        int slots = chips * geometry.cores();
        double between = chip.energy().map(Ways::betweenChips).orElse(1.0);
        PartFlows flows = PartFlows.of(program, traffic);
        Layout layout = geometry.cast() == Geometry.Cast.UNICAST
                ? new PacketLayout(geometry, between, cores.length, slots, flows)
                : new TreeLayout(geometry, between, cores.length, slots, flows);
        placer.place(layout, effort);
        Map<Integer, Integer> coreOf = new HashMap<>();
        for (int part = 0; part < cores.length; part++) {
            coreOf.put(cores[part], layout.slotOf[part]);
        }
        return moved(program, coreOf);
    }

    private static ChipProgram moved(ChipProgram program, Map<Integer, Integer> coreOf) {
        List<Slice> slices = program.slices().stream()
                .map(slice -> new Slice(
                        slice.id(), slice.population(), slice.box(), coreOf.getOrDefault(slice.core(), slice.core())))
                .toList();
        return new ChipProgram(
                program.numbers(),
                program.populations(),
                program.projections(),
                slices,
                program.potentialLimit(),
                program.driveLimit());
    }
}
