package org.spikeway.mapping.program;

import java.util.List;
import java.util.OptionalInt;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.program.ChipProgram;

/**
 * A program with what it takes of the chip that it is for.
 *
 * @param uses one entry a slice; zeros for sources outside the chip
 */
public record MappedProgram(ChipProgram program, ChipModel chip, List<CoreUse> uses) {
    public MappedProgram {
        uses = List.copyOf(uses);
    }

    /** The same parts on other cores; refused where a router needs more entries there than it has. */
    public MappedProgram on(ChipProgram placed) {
        new RoutingEntries(placed, chip).check();
        return new MappedProgram(placed, chip, uses);
    }

    /** Entries of the router that holds most; empty where the chip has no limit to them. */
    public OptionalInt mostRoutingEntries() {
        return new RoutingEntries(program, chip).most();
    }

    public int coresUsed() {
        return program.cores().length;
    }

    public int chipsUsed() {
        return (int) java.util.Arrays.stream(program.cores())
                .map(chip.geometry()::chip)
                .distinct()
                .count();
    }
}
