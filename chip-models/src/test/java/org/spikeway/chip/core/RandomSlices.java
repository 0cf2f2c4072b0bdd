package org.spikeway.chip.core;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.RandomBoxes;
import org.spikeway.chip.program.RandomConnections;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/** Random programs of two populations and one projection, each population in random slices. */
final class RandomSlices {
    static final int SOURCE = 0;
    static final int TARGET = 1;

    private RandomSlices() {}

    static ChipProgram program(SplittableRandom random, Numbers numbers) {
        Shape source = RandomBoxes.shape(random, 8, 7);
        Shape target = RandomBoxes.shape(random, 8, 7);
        Connection connection = new RandomConnections(random, numbers).connection(source, target);
        Cells cells = new Cells.IntegrateAndFire(1, Cells.Reset.SOFT, 0, new double[0]);
        List<Population> populations = List.of(
                new Population(SOURCE, "source", source, cells, 1), new Population(TARGET, "target", target, cells, 1));
        List<Slice> slices = new ArrayList<>();
        for (Population population : populations) {
            for (Box box : RandomBoxes.tiling(random, population.shape(), random.nextInt(6))) {
                slices.add(new Slice(slices.size(), population.id(), box, slices.size()));
            }
        }
        List<Projection> projections = List.of(new Projection(0, SOURCE, TARGET, 0, connection));
        return new ChipProgram(numbers, populations, projections, slices, 1 << 30, 1 << 30);
    }

    /** Ascending indices below the size, each drawn with the same chance. */
    static int[] spikes(SplittableRandom random, int size) {
        double rate = random.nextDouble();
        return IntStream.range(0, size).filter(i -> random.nextDouble() < rate).toArray();
    }
}
