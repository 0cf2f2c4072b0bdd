package org.spikeway.mapping.program;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;

/**
 * Checks the limits of a single neuron, which no way of cutting a layer can meet: its fan-in, and the cores that its
 * spikes reach.
 */
final class NeuronLimits {
    private final ChipModel chip;
    private final List<Population> populations;
    private final List<Projection> projections;

    NeuronLimits(ChipModel chip, List<Population> populations, List<Projection> projections) {
        this.chip = chip;
        this.populations = populations;
        this.projections = projections;
    }

    /** Fan-in, layer by layer. */
    void check() {
        for (Population population : populations) {
            List<Connection> incoming = projections.stream()
                    .filter(each -> each.target() == population.id())
                    .filter(each -> WholeNetwork.sendsSpikes(populations, each))
                    .map(Projection::connection)
                    .toList();
            checkFanIn(population, incoming);
        }
    }

    private void checkFanIn(Population population, List<Connection> incoming) {
        long limit = chip.limits().fanIn();
        long need = incoming.stream().mapToLong(NeuronLimits::fanIn).sum();
        if (need > limit) {
            throw new RefusedException(String.format(
                    Locale.ROOT,
                    "layer %s: %,d synapses a neuron needed, chip %s has %,d. What would fit: %s; or a chip without that"
                            + " limit.",
                    population.name(),
                    need,
                    chip.name(),
                    limit,
                    fitting(incoming, limit)));
        }
    }

    private static String fitting(List<Connection> incoming, long limit) {
        Connection widest = incoming.stream()
                .max((a, b) -> Long.compare(fanIn(a), fanIn(b)))
                .orElseThrow();
        long area = (long) largest(readers(widest.rows())) * largest(readers(widest.columns()));
        long channels = limit / area / incoming.size();
        String kernel = widest.rows().kernel() + "×" + widest.columns().kernel();
        return channels < 1 || area == 1
                ? "at most " + limit + " sources a neuron"
                : "kernels of " + kernel + " over at most " + channels + " channels";
    }

    /** Sources of the neuron with the most of them. */
    static long fanIn(Connection connection) {
        long area = (long) largest(readers(connection.rows())) * largest(readers(connection.columns()));
        return connection instanceof Connection.SharedKernel kernel
                ? area * (kernel.sourceChannels() / kernel.groups())
                : area;
    }

    /** For each output the number of inputs that it reads. */
    private static int[] readers(Axis axis) {
        int[] inputs = new int[axis.outputs()];
        int[] last = new int[axis.outputs()];
        Arrays.fill(last, -1);
        for (int input = 0; input < axis.inputs(); input++) {
            int from = input;
            axis.visitTaps(input, (output, k) -> {
                if (last[output] != from) {
                    last[output] = from;
                    inputs[output]++;
                }
            });
        }
        return inputs;
    }

    private static int largest(int[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    /**
     * The cores that the spikes of one neuron reach.
     *
     * @param tilings how each population is cut
     */
    void checkTargets(IntFunction<Tiling> tilings) {
        long limit = chip.limits().targets();
        for (Population population : populations) {
            if (limit == CoreLimits.UNLIMITED || population.isSource()) {
                continue;
            }
            long need = projections.stream()
                    .filter(each -> each.source() == population.id())
                    .mapToLong(each -> targets(each.connection(), tilings.apply(each.target())))
                    .sum();
            if (need > limit) {
                throw new RefusedException(String.format(
                        Locale.ROOT,
                        "layer %s: the spikes of a neuron go to %,d cores, chip %s lets them go to %,d. What would fit: a"
                                + " next layer that lies on %,d core%s (%,d neurons, %,d axons each); or a chip without that"
                                + " limit.",
                        population.name(),
                        need,
                        chip.name(),
                        limit,
                        limit,
                        limit == 1 ? "" : "s",
                        chip.limits().neurons(),
                        chip.limits().inputAxons()));
            }
        }
    }

    private static long targets(Connection connection, Tiling tiling) {
        long rows = bands(connection.rows(), tiling.rowBands(), tiling::rowFrom);
        long columns = bands(connection.columns(), tiling.columnBands(), tiling::columnFrom);
        boolean one = connection instanceof Connection.Shortcut;
        return rows * columns * (one ? 1 : tiling.channelGroups());
    }

    /** The most bands that one input reaches. */
    private static int bands(Axis axis, int bands, IntUnaryOperator from) {
        int most = 0;
        for (int input = 0; input < axis.inputs(); input++) {
            int reached = 0;
            for (int band = 0; band < bands; band++) {
                int taps = axis.taps(input, from.applyAsInt(band), from.applyAsInt(band + 1));
                reached += taps > 0 ? 1 : 0;
            }
            most = Math.max(most, reached);
        }
        return most;
    }
}
