package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.List;
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

/** A chain of layers in which every neuron passes each spike on at once; every layer lies on a core of its own. */
final class SpikingChain {
    private static final int LAYERS = 6;
    private static final Shape SHAPE = Shape.vector(5);

    private SpikingChain() {}

    static ChipProgram program() {
        Cells neurons = new Cells.IntegrateAndFire(1, Cells.Reset.SOFT, 0, new double[0]);
        Axis point = Axis.kernel(1, 1, 1, 0, 1);
        Weights ones = new Weights.Bytes(new byte[] {1, 1, 1, 1, 1}, 0);
        List<Population> populations = new ArrayList<>();
        List<Projection> projections = new ArrayList<>();
        List<Slice> slices = new ArrayList<>();
        for (int id = 0; id < LAYERS; id++) {
            boolean last = id == LAYERS - 1;
            Cells cells = id == 0 ? new Cells.SpikeSource(false) : last ? new Cells.Integrator(new double[0]) : neurons;
            populations.add(new Population(id, "layer" + id, SHAPE, cells, 1));
            slices.add(new Slice(id, id, Box.whole(SHAPE), id == 0 ? Slice.HOST : id));
            if (id > 0) {
                Connection straight = new Connection.Shortcut(point, point, 5, 5, 0, ones);
                projections.add(new Projection(id - 1, id - 1, id, id % 2, straight));
            }
        }
        return new ChipProgram(Numbers.INTEGER, populations, projections, slices, 1 << 30, 1 << 30);
    }
}
