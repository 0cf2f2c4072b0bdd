package org.spikeway.cli.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;
import org.spikeway.mapping.program.CoreUse;

/** What one core of a program holds, and which cores its spikes go to. */
public record CoreView(int core, List<SliceView> slices) {
    /**
     * One slice of the core.
     *
     * @param targets the cores that its spikes reach, ascending
     */
    public record SliceView(String layer, Box box, CoreUse use, List<Integer> targets) {}

    /** Empty where the core holds nothing. */
    public static Optional<CoreView> of(ProgramFile file, int core) {
        ChipProgram program = file.mapped().program();
        List<SliceView> slices = new ArrayList<>();
        for (Slice slice : program.slices()) {
            if (slice.core() == core && core != Slice.HOST) {
                slices.add(new SliceView(
                        program.population(slice).name(),
                        slice.box(),
                        file.mapped().uses().get(slice.id()),
                        targets(program, slice)));
            }
        }
        return slices.isEmpty() ? Optional.empty() : Optional.of(new CoreView(core, slices));
    }

    private static List<Integer> targets(ChipProgram program, Slice slice) {
        Population source = program.population(slice);
        return program.projections().stream()
                .filter(projection -> projection.source() == source.id())
                .flatMap(projection -> program.slicesOf(projection.target()).stream()
                        .filter(target -> projection.connection().reaches(slice.box(), target.box())))
                .map(Slice::core)
                .distinct()
                .sorted()
                .toList();
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder("core " + core + "\n");
        for (SliceView slice : slices) {
            Box box = slice.box();
            text.append(String.format(
                    Locale.ROOT,
                    "  layer          %s%n  box            channels %d…%d, rows %d…%d, columns %d…%d%n",
                    slice.layer(),
                    box.channelFrom(),
                    box.channelTo() - 1,
                    box.rowFrom(),
                    box.rowTo() - 1,
                    box.columnFrom(),
                    box.columnTo() - 1));
            text.append(String.format(
                    Locale.ROOT,
                    "  neurons        %s%n  axons          %,d in, %,d out%n"
                            + "  synapse memory %,d bits%n  sends to       %s%n",
                    neurons(box.size(), slice.use().neurons()),
                    slice.use().inputAxons(),
                    slice.use().outputAxons(),
                    slice.use().synapseBits(),
                    slice.targets().isEmpty() ? "no core" : "cores " + cores(slice.targets())));
        }
        return text.toString();
    }

    /** A neuron may take several compartments; of a crossbar core only some neurons may be in use. */
    private static String neurons(long inBox, long compartments) {
        return compartments < inBox
                ? String.format(Locale.ROOT, "%,d of %,d", compartments, inBox)
                : String.format(Locale.ROOT, "%,d in %,d compartments", inBox, compartments);
    }

    private static String cores(List<Integer> targets) {
        return String.join(", ", targets.stream().map(String::valueOf).toList());
    }
}
