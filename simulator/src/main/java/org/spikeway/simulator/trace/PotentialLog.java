package org.spikeway.simulator.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.core.Neurons;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.engine.NeuronProbe;

/** The membrane potentials of some layers after each tick of one sample, in the chip's own units. */
final class PotentialLog implements NeuronProbe {
    private static final long MOST = 1L << 26;

    private final Map<Integer, double[]> potentials = new HashMap<>();
    private final ChipProgram program;

    PotentialLog(ChipProgram program, List<Population> layers, int ticks) {
        this.program = program;
        for (Population layer : layers) {
            long values = (long) ticks * layer.shape().size();
            if (values > MOST) {
                throw new RefusedException(String.format(
                        Locale.ROOT,
                        "--probe potentials:%s: %,d ticks of %,d neurons are %,d values, a probe holds 67,108,864. "
                                + "Give fewer --ticks.",
                        layer.name(),
                        ticks,
                        layer.shape().size(),
                        values));
            }
            potentials.put(layer.id(), new double[(int) values]);
        }
    }

    /** By tick, then channel, row and column. */
    double[] of(Population layer) {
        double[] values = potentials.get(layer.id());
        if (values == null) {
            throw new IllegalArgumentException("nobody watched layer " + layer.name());
        }
        return values;
    }

    @Override
    public void observe(int sample, int tick, Slice slice, Neurons neurons) {
        double[] values = potentials.get(slice.population());
        if (values == null) {
            return;
        }
        Shape shape = program.population(slice).shape();
        int from = (tick - 1) * shape.size();
        for (int i = 0; i < neurons.size(); i++) {
            values[from + PlaceOfNeuron.of(slice, shape, i).chw(shape)] = neurons.potential(i);
        }
    }
}
