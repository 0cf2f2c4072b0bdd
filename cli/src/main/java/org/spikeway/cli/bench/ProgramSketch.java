package org.spikeway.cli.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.program.Weights;

/**
 * Puts a program of whole numbers together, layer by layer: integrate-and-fire neurons with a soft reset, whose potentials
 * begin anywhere from 0 to below their threshold.
 */
final class ProgramSketch {
    private static final int LIMIT = 1 << 30;

    private final SplittableRandom random;
    private final List<Population> populations = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();
    private int cores;

    ProgramSketch(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A source of spikes outside the chip. */
    int source(Shape shape) {
        int id = populations.size();
        populations.add(new Population(id, "input", shape, new Cells.SpikeSource(false), 1));
        slices.add(new Slice(slices.size(), id, Box.whole(shape), Slice.HOST));
        return id;
    }

    /**
     * A layer of neurons, each box on a core of its own.
     *
     * @param bias one a channel, or empty
     */
    int layer(String name, Shape shape, int threshold, double[] bias, List<Box> boxes) {
        double[] initial = new double[shape.size()];
        Arrays.setAll(initial, i -> random.nextInt(threshold));
        int id = populations.size();
        Cells cells = new Cells.IntegrateAndFire(threshold, Cells.Reset.SOFT, initial, bias);
        populations.add(new Population(id, name, shape, cells, 1));
        for (Box box : boxes) {
            slices.add(new Slice(slices.size(), id, box, cores++));
        }
        return id;
    }

    void connect(int source, int target, int delayTicks, Connection connection) {
        projections.add(new Projection(projections.size(), source, target, delayTicks, connection));
    }

    Shape shape(int population) {
        return populations.get(population).shape();
    }

    ChipProgram program() {
        return new ChipProgram(Numbers.INTEGER, populations, projections, slices, LIMIT, LIMIT);
    }

    /** A square convolution without padding, all weights 1; one as large as the source connects all with all. */
    static Connection kernel(Shape source, Shape target, int size, int stride) {
        byte[] weights = new byte[Math.multiplyExact(source.channels() * size * size, target.channels())];
        Arrays.fill(weights, (byte) 1);
        Axis rows = Axis.kernel(source.height(), size, stride, 0, target.height());
        Axis columns = Axis.kernel(source.width(), size, stride, 0, target.width());
        return new Connection.SharedKernel(
                rows, columns, source.channels(), target.channels(), 1, new Weights.Bytes(weights, 0));
    }

    /** Cuts the channels of a shape into that many boxes of about equal size. */
    static List<Box> channelBoxes(Shape shape, int count) {
        List<Box> boxes = new ArrayList<>();
        int pieces = Math.min(count, shape.channels());
        for (int i = 0; i < pieces; i++) {
            int from = (int) ((long) shape.channels() * i / pieces);
            int to = (int) ((long) shape.channels() * (i + 1) / pieces);
            boxes.add(new Box(from, to, 0, shape.height(), 0, shape.width()));
        }
        return boxes;
    }

    /** Cuts the rows of a shape into that many boxes of about equal size. */
    static List<Box> rowBoxes(Shape shape, int count) {
        List<Box> boxes = new ArrayList<>();
        int pieces = Math.min(count, shape.height());
        for (int i = 0; i < pieces; i++) {
            int from = shape.height() * i / pieces;
            int to = shape.height() * (i + 1) / pieces;
            boxes.add(new Box(0, shape.channels(), from, to, 0, shape.width()));
        }
        return boxes;
    }
}
