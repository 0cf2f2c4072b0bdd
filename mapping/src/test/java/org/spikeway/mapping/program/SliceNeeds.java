package org.spikeway.mapping.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.NaiveConnection;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/**
 * What a slice needs of its core, counted synapse by synapse: the oracle of the partitioner.
 *
 * @param inputs source neurons, each with its projection
 * @param outputs neurons of the slice, each with projection and target slice
 * @param weights distinct weights, each with its projection
 */
record SliceNeeds(Set<List<Integer>> inputs, Set<List<Integer>> outputs, Set<List<Integer>> weights) {

    /** The needs of every slice, in order. */
    static List<SliceNeeds> of(ChipProgram program) {
        List<SliceNeeds> needs = new ArrayList<>();
        program.slices().forEach(slice -> needs.add(new SliceNeeds(new HashSet<>(), new HashSet<>(), new HashSet<>())));
        for (Projection projection : program.projections()) {
            if (WholeNetwork.sendsSpikes(program.populations(), projection)) {
                count(program, projection, needs);
            }
        }
        return needs;
    }

    private static void count(ChipProgram program, Projection projection, List<SliceNeeds> needs) {
        Connection connection = projection.connection();
        int[][][] rows = NaiveConnection.readings(connection.rows());
        int[][][] columns = NaiveConnection.readings(connection.columns());
        Shape shape = program.populations().get(projection.source()).shape();
        List<Slice> sources = program.slicesOf(projection.source());
        for (Slice target : program.slicesOf(projection.target())) {
            Box box = target.box();
            for (int neuron = 0; neuron < shape.size(); neuron++) {
                int c = neuron % shape.channels();
                int x = neuron / shape.channels() % shape.width();
                int y = neuron / shape.channels() / shape.width();
                Set<Integer> used = weights(connection, c, rows[y], columns[x], box);
                if (!used.isEmpty()) {
                    needs.get(target.id()).inputs.add(List.of(projection.source(), neuron, projection.id()));
                    used.forEach(weight -> needs.get(target.id()).weights.add(List.of(projection.id(), weight)));
                    Slice source = holder(sources, c, y, x);
                    needs.get(source.id()).outputs.add(List.of(neuron, target.id(), projection.id()));
                }
            }
        }
    }

    private static Set<Integer> weights(Connection connection, int c, int[][] row, int[][] column, Box box) {
        Set<Integer> used = new HashSet<>();
        for (int oy = box.rowFrom(); oy < box.rowTo(); oy++) {
            for (int ox = box.columnFrom(); ox < box.columnTo(); ox++) {
                for (int ky = 0; ky < row[oy].length; ky++) {
                    for (int kx = 0; kx < column[ox].length; kx++) {
                        for (int o = box.channelFrom(); o < box.channelTo(); o++) {
                            int weight = weight(connection, c, ky, kx, o);
                            if (weight >= 0 && row[oy][ky] * column[ox][kx] > 0) {
                                used.add(weight);
                            }
                        }
                    }
                }
            }
        }
        return used;
    }

    /** The place of the weight, or −1 where the channels are not connected. */
    private static int weight(Connection connection, int c, int ky, int kx, int target) {
        if (connection instanceof Connection.Shortcut shortcut) {
            return c + shortcut.channelOffset() == target ? c : -1;
        }
        Connection.SharedKernel kernel = (Connection.SharedKernel) connection;
        int ofGroup = kernel.targetChannels() / kernel.groups();
        boolean together = c / (kernel.sourceChannels() / kernel.groups()) == target / ofGroup;
        int place = (c * kernel.rows().kernel() + ky) * kernel.columns().kernel() + kx;
        return together ? place * ofGroup + target % ofGroup : -1;
    }

    static Slice holder(List<Slice> slices, int c, int y, int x) {
        Box neuron = new Box(c, c + 1, y, y + 1, x, x + 1);
        return slices.stream()
                .filter(slice -> slice.box().overlaps(neuron))
                .findFirst()
                .orElseThrow();
    }

    /** Source neurons, however many projections they come by. */
    long distinctInputs() {
        return inputs.stream().map(input -> input.subList(0, 2)).distinct().count();
    }

    /** Pairs of neuron and target core, however many projections join them. */
    long distinctOutputs() {
        return outputs.stream().map(output -> output.subList(0, 2)).distinct().count();
    }
}
