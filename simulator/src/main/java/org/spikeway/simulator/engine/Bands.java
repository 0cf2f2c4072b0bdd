package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.program.SparseRows;

/**
 * How the populations of a program are cut for computing, which need not be how the chip cuts them.
 *
 * <p>A chip's slices are small: their borders cost a processor more than their neurons. Where nobody needs to see the
 * spikes slice by slice, slices that lie side by side are computed as one band, and what each of them did is counted.
 */
final class Bands {
    /** Potentials and drives of a band of that many neurons stay in the first caches of a processor. */
    static final int NEURONS = 4096;

    private final ChipProgram program;
    private final List<Band> bands;

    private Bands(ChipProgram chip, List<Band> bands) {
        this.bands = List.copyOf(bands);
        program = new ChipProgram(
                chip.numbers(),
                chip.populations(),
                chip.projections(),
                bands.stream().map(Band::whole).toList(),
                chip.potentialLimit(),
                chip.driveLimit());
    }

    /** Each slice by itself. */
    static Bands ofSlices(ChipProgram program) {
        return new Bands(
                program,
                program.slices().stream()
                        .map(slice -> new Band(slice, List.of(slice)))
                        .toList());
    }

    /** Whole rows of each population, at least that many neurons where there are as many. */
    static Bands ofRows(ChipProgram program, int neurons) {
        List<Band> bands = new ArrayList<>();
        for (Population population : program.populations()) {
            List<Slice> slices = program.slicesOf(population.id());
            if (!isRegular(program, population.id())) {
                slices.forEach(slice -> bands.add(new Band(
                        new Slice(bands.size(), slice.population(), slice.box(), slice.core()), List.of(slice))));
                continue;
            }
            int from = 0;
            for (int row = 1; row <= population.shape().height(); row++) {
                int cut = row;
                int size = (row - from)
                        * population.shape().width()
                        * population.shape().channels();
                boolean isLast = row == population.shape().height();
                boolean isApart = slices.stream()
                        .allMatch(slice ->
                                slice.box().rowTo() <= cut || slice.box().rowFrom() >= cut);
                if (isLast || (isApart && size >= neurons)) {
                    bands.add(band(bands.size(), population, from, row, slices));
                    from = row;
                }
            }
        }
        return new Bands(program, bands);
    }

    /**
     * Whether spikes reach neighbours alike, so that borders cost, and the neurons of a slice need an update whatever those
     * beside it do. Cores whose synapses are single ones gain nothing from being computed together; leaky neurons and gates come to
     * rest slice by slice, and updates of slices at rest are counted as idle.
     */
    private static boolean isRegular(ChipProgram program, int population) {
        Cells cells = program.populations().get(population).cells();
        boolean comesToRest = cells instanceof Cells.Leaky || cells instanceof Cells.Gate;
        return !comesToRest
                && program.projectionsInto(population).stream()
                        .map(Projection::connection)
                        .noneMatch(connection -> connection instanceof Crossbar || connection instanceof SparseRows);
    }

    private static Band band(int id, Population population, int rowFrom, int rowTo, List<Slice> slices) {
        List<Slice> within = slices.stream()
                .filter(slice -> slice.box().rowFrom() >= rowFrom && slice.box().rowTo() <= rowTo)
                .sorted(Comparator.comparingInt(Slice::id))
                .toList();
        Box box = new Box(
                0,
                population.shape().channels(),
                rowFrom,
                rowTo,
                0,
                population.shape().width());
        return new Band(new Slice(id, population.id(), box, within.get(0).core()), within);
    }

    /** The same network, its slices being the bands. */
    ChipProgram program() {
        return program;
    }

    /** Whether the cores of a population have crossbars and fire; those of a read-out hold sums as any other read-out. */
    boolean hasCrossbars(int population) {
        return !program.populations().get(population).isReadOut()
                && program.projections().stream()
                        .anyMatch(each -> each.target() == population && each.connection() instanceof Crossbar);
    }

    Band band(int id) {
        return bands.get(id);
    }

    /** The bands of a population. */
    List<Band> of(int population) {
        return bands.stream()
                .filter(band -> band.whole().population() == population)
                .toList();
    }
}
