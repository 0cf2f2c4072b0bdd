package org.spikeway.cli.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.program.SparseRows;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.program.CoreUse;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.simulator.energy.AnnCost;

/** Small programs that together hold every kind of cells, connection and weights. */
final class SamplePrograms {
    private static final Axis POINT = Axis.kernel(1, 1, 1, 0, 1);
    private static final Axis FOUR = Axis.kernel(4, 1, 1, 0, 4);

    private SamplePrograms() {}

    static List<ChipProgram> all() {
        return List.of(image(), leaky(), crossbar(), integers());
    }

    /** An image, a layer of two slices, a short cut to the next, a read-out; numbers that no short text holds. */
    static ChipProgram image() {
        Shape plane = new Shape(2, 4, 4);
        float[] floats = {0.1f, -1.0f / 3, Float.MIN_VALUE, Float.MAX_VALUE};
        double[] doubles = {0.1, -0.0};
        return new ChipProgram(
                Numbers.FLOAT,
                List.of(
                        new Population(0, "image", new Shape(1, 4, 4), new Cells.CurrentSource(), 1),
                        new Population(
                                1,
                                "conv1",
                                plane,
                                new Cells.IntegrateAndFire(
                                        1.0 / 3, Cells.Reset.SOFT, 1.0 / 6, new double[] {1e-300, -2}),
                                1),
                        new Population(
                                2,
                                "conv2",
                                plane,
                                new Cells.IntegrateAndFire(Math.PI, Cells.Reset.HARD, new double[32], new double[0]),
                                2),
                        new Population(3, "out", Shape.vector(3), new Cells.Integrator(new double[3], 77), 1)),
                List.of(
                        new Projection(
                                0,
                                0,
                                1,
                                0,
                                new Connection.SharedKernel(FOUR, FOUR, 1, 2, 1, new Weights.Doubles(doubles))),
                        new Projection(
                                1,
                                1,
                                2,
                                0,
                                new Connection.SharedKernel(FOUR, FOUR, 2, 2, 1, new Weights.Floats(floats))),
                        new Projection(
                                2,
                                1,
                                2,
                                1,
                                new Connection.Shortcut(
                                        FOUR, FOUR, 2, 2, -1, new Weights.Floats(new float[] {0.7f, 2}))),
                        new Projection(
                                3,
                                2,
                                3,
                                0,
                                new Connection.SharedKernel(
                                        new Axis(4, 4, 4, 0, 1, 1, 1, 1, 0, 1),
                                        new Axis(4, 4, 4, 0, 1, 1, 1, 1, 0, 1),
                                        2,
                                        3,
                                        1,
                                        new Weights.Floats(new float[6])))),
                List.of(
                        new Slice(0, 0, Box.whole(new Shape(1, 4, 4)), Slice.HOST),
                        new Slice(1, 1, new Box(0, 2, 0, 2, 0, 4), 5),
                        new Slice(2, 1, new Box(0, 2, 2, 4, 0, 4), 3),
                        new Slice(3, 2, Box.whole(plane), 2),
                        new Slice(4, 3, Box.whole(Shape.vector(3)), 0)),
                1 << 23,
                1 << 20);
    }

    static ChipProgram leaky() {
        Cells.Membrane membrane = new Cells.Membrane(
                new double[] {0.04}, new double[] {0, 1}, new double[] {0.1, 0.3}, new double[] {-70.1});
        return new ChipProgram(
                Numbers.DOUBLE,
                List.of(
                        new Population(0, "spikes", Shape.vector(3), new Cells.SpikeSource(false), 1),
                        new Population(
                                1,
                                "hidden",
                                Shape.vector(2),
                                new Cells.Leaky(
                                        membrane,
                                        Optional.of(new Cells.Synapse(new double[] {0.5}, new double[] {0.25, 0.75})),
                                        Optional.of(new Cells.Firing(
                                                new double[] {1.1}, Cells.Reset.NONE, new double[] {0})),
                                        new double[] {0.1, 0.2}),
                                1),
                        new Population(
                                2,
                                "out",
                                Shape.vector(2),
                                new Cells.Leaky(membrane, Optional.empty(), Optional.empty(), new double[0]),
                                1)),
                List.of(
                        new Projection(
                                0,
                                0,
                                1,
                                0,
                                new SparseRows(
                                        2,
                                        new int[] {0, 2, 2, 3},
                                        new SparseRows.Targets.Shorts(new char[] {0, 1, 1}),
                                        new Weights.Doubles(new double[] {0.1, 1e300, -5}))),
                        new Projection(
                                1,
                                1,
                                2,
                                1,
                                new SparseRows(
                                        2,
                                        new int[] {0, 1, 2},
                                        new SparseRows.Targets.Ints(new int[] {1, 0}),
                                        new Weights.Doubles(new double[] {Double.MIN_VALUE, 3})))),
                List.of(
                        new Slice(0, 0, Box.whole(Shape.vector(3)), Slice.HOST),
                        new Slice(1, 1, Box.whole(Shape.vector(2)), 0),
                        new Slice(2, 2, Box.whole(Shape.vector(2)), 1)),
                0,
                0);
    }

    static ChipProgram crossbar() {
        long[] bits = new long[Crossbar.SIZE * Crossbar.ROW_WORDS];
        Crossbar.connect(bits, 0, 255, 255);
        Crossbar.connect(bits, 0, 0, 62);
        byte[] types = new byte[Crossbar.SIZE];
        types[255] = 3;
        short[][] tables = {new short[Crossbar.TYPES * Crossbar.SIZE]};
        tables[0][1023] = Short.MIN_VALUE;
        return new ChipProgram(
                Numbers.INTEGER,
                List.of(
                        new Population(0, "spikes", Shape.vector(2), new Cells.SpikeSource(true), 1),
                        new Population(
                                1,
                                "core",
                                Shape.vector(Crossbar.SIZE),
                                new Cells.IntegrateAndFire(7, Cells.Reset.HARD, 0, new double[0]),
                                1)),
                List.of(new Projection(
                        0, 0, 1, 2, new Crossbar(bits, types, tables, new int[] {255, Crossbar.NO_AXON}, new byte[] {
                            2, 15
                        }))),
                List.of(
                        new Slice(0, 0, Box.whole(Shape.vector(2)), Slice.HOST),
                        new Slice(1, 1, Box.whole(Shape.vector(Crossbar.SIZE)), 9)),
                1 << 19,
                1 << 10);
    }

    /** Weights of eight and of sixteen bits; the short cut reaches past 255 in two bytes of targets. */
    static ChipProgram integers() {
        return new ChipProgram(
                Numbers.INTEGER,
                List.of(
                        new Population(0, "spikes", Shape.vector(2), new Cells.SpikeSource(false), 1),
                        new Population(
                                1,
                                "wide",
                                Shape.vector(60_000),
                                new Cells.IntegrateAndFire(3, Cells.Reset.SOFT, 1, new double[0]),
                                1),
                        new Population(2, "out", Shape.vector(1), new Cells.Integrator(new double[] {-9}), 1)),
                List.of(
                        new Projection(
                                0,
                                0,
                                1,
                                0,
                                new SparseRows(
                                        60_000,
                                        new int[] {0, 2, 3},
                                        new SparseRows.Targets.Shorts(new char[] {0xD8, 0xD800, 59_999}),
                                        new Weights.Bytes(new byte[] {-128, 127, 5}, 23))),
                        new Projection(
                                1,
                                1,
                                2,
                                0,
                                new Connection.SharedKernel(
                                        POINT, POINT, 60_000, 1, 1, new Weights.Tables(new short[1][60_000])))),
                List.of(
                        new Slice(0, 0, Box.whole(Shape.vector(2)), Slice.HOST),
                        new Slice(1, 1, Box.whole(Shape.vector(60_000)), 4),
                        new Slice(2, 2, Box.whole(Shape.vector(1)), 4)),
                1 << 23,
                1 << 20);
    }

    /** The program as a file for Loihi. */
    static ProgramFile file(ChipProgram program) {
        ChipFile chip = new ChipCatalogue().file("loihi");
        List<CoreUse> uses = new ArrayList<>();
        for (Slice slice : program.slices()) {
            uses.add(new CoreUse(slice.box().size(), slice.id(), 1L << 40, 3));
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("method", "percentile");
        settings.put("images", 20);
        settings.put("loss", List.of(0.1, 1.0 / 3));
        ProgramHeading heading =
                new ProgramHeading("example", false, "constant", "0.5/0.25", "1e-4", settings, new AnnCost(List.of()));
        return new ProgramFile(
                heading,
                chip,
                new MappedProgram(program, chip.model(), uses),
                "a network".repeat(500).getBytes(StandardCharsets.UTF_8));
    }
}
