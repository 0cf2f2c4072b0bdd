package org.spikeway.mapping.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/**
 * Which packets the slices of a program send each other, wherever they lie.
 *
 * <p>A unicast chip sends a packet for every spike to each core that it reaches: one flow for each pair of slices. A
 * multicast chip routes by source core, so that every spike of a slice takes the tree to all cores that any neuron of the
 * slice reaches: one flow a slice.
 *
 * <p>Example: of a slice of two neurons with 3 and 5 spikes, the first reaches slices 1 and 2, the second slice 2. Unicast:
 * 3 packets to slice 1, 8 to slice 2. Multicast: 8 packets to slices 1 and 2.
 *
 * @param flows with different pairs of source and targets
 */
public record ExpectedTraffic(List<Flow> flows) {
    public ExpectedTraffic {
        flows = List.copyOf(flows);
    }

    /**
     * Packets from one slice to one or, copied on the way, to several.
     *
     * @param source id of a slice
     * @param targets ids of slices, at least one
     */
    public record Flow(int source, int[] targets, long packets) {}

    /**
     * The packets of given spikes, counted as a run counts them: with unicast those that arrive before the sample ends, with
     * multicast one for each spike.
     */
    public static ExpectedTraffic of(ChipProgram program, Geometry.Cast cast, SpikeCounts spikes) {
        List<Flow> flows = new ArrayList<>();
        for (Population population : program.populations()) {
            if (!(population.cells() instanceof Cells.CurrentSource)) {
                addFlows(program, cast, population, spikes, flows);
            }
        }
        return new ExpectedTraffic(flows);
    }

    private static void addFlows(
            ChipProgram program, Geometry.Cast cast, Population population, SpikeCounts spikes, List<Flow> flows) {
        List<Slice> sources = program.slicesOf(population.id());
        List<Map<Integer, Long>> packets = new ArrayList<>();
        sources.forEach(source -> packets.add(new LinkedHashMap<>()));
        for (Projection projection : program.projections()) {
            if (projection.source() == population.id()) {
                long[] inTime = spikes.inTime(projection);
                for (Slice target : program.slicesOf(projection.target())) {
                    Seen seen = new Seen(projection.connection(), population.shape(), target.box());
                    for (int i = 0; i < sources.size(); i++) {
                        if (seen.any(sources.get(i).box())) {
                            packets.get(i)
                                    .merge(target.id(), seen.sum(sources.get(i).box(), inTime), Long::sum);
                        }
                    }
                }
            }
        }
        for (int i = 0; i < sources.size(); i++) {
            Slice source = sources.get(i);
            if (cast == Geometry.Cast.UNICAST) {
                packets.get(i).forEach((target, count) -> flows.add(new Flow(source.id(), new int[] {target}, count)));
            } else if (!packets.get(i).isEmpty()) {
                int[] targets = packets.get(i).keySet().stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
                flows.add(new Flow(
                        source.id(), targets, all(source.box(), population.shape(), spikes.all(population.id()))));
            }
        }
    }

    private static long all(Box box, Shape shape, long[] spikes) {
        long sum = 0;
        for (int i = 0; i < box.size(); i++) {
            sum += spikes[box.populationIndex(i, shape)];
        }
        return sum;
    }

    /** Which rows, columns and channels of a source population reach one target slice. */
    private static final class Seen {
        private final Shape shape;
        private final boolean[] rows;
        private final boolean[] columns;
        private final boolean[] channels;

        Seen(Connection connection, Shape shape, Box target) {
            this.shape = shape;
            rows = new boolean[shape.height()];
            for (int y = 0; y < rows.length; y++) {
                rows[y] = connection.rows().taps(y, target.rowFrom(), target.rowTo()) > 0;
            }
            columns = new boolean[shape.width()];
            for (int x = 0; x < columns.length; x++) {
                columns[x] = connection.columns().taps(x, target.columnFrom(), target.columnTo()) > 0;
            }
            channels = new boolean[shape.channels()];
            for (int c = 0; c < channels.length; c++) {
                channels[c] = connection.reaches(c, target.channelFrom(), target.channelTo());
            }
        }

        boolean any(Box source) {
            return any(rows, source.rowFrom(), source.rowTo())
                    && any(columns, source.columnFrom(), source.columnTo())
                    && any(channels, source.channelFrom(), source.channelTo());
        }

        private static boolean any(boolean[] seen, int from, int to) {
            for (int i = from; i < to; i++) {
                if (seen[i]) {
                    return true;
                }
            }
            return false;
        }

        long sum(Box source, long[] spikes) {
            long sum = 0;
            for (int y = source.rowFrom(); y < source.rowTo(); y++) {
                for (int x = source.columnFrom(); rows[y] && x < source.columnTo(); x++) {
                    if (columns[x]) {
                        int first = shape.index(0, y, x);
                        for (int c = source.channelFrom(); c < source.channelTo(); c++) {
                            sum += channels[c] ? spikes[first + c] : 0;
                        }
                    }
                }
            }
            return sum;
        }
    }
}
