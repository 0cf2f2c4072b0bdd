package org.spikeway.simulator.noc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.chip.route.Link;

/**
 * Where each single spike of a program goes: the cores that it ends in, and the links that its packets pass. Unicast chips send
 * a packet to every core that the spike reaches, multicast chips one that is copied where ways part, by the routes of the whole
 * slice.
 */
public final class SpikeWays {
    private final ChipProgram program;
    private final boolean multicast;
    private final DimensionOrder routing;
    private final @Nullable Destinations[] destinations;
    private final Map<Long, Way> ways = new HashMap<>();

    public SpikeWays(ChipProgram program, Geometry geometry) {
        this.program = program;
        multicast = geometry.cast() == Geometry.Cast.MULTICAST;
        routing = new DimensionOrder(geometry);
        destinations = new Destinations[program.slices().size()];
    }

    /**
     * The way of one spike.
     *
     * @param cores that it ends in, ascending
     * @param links that packets of it pass, one entry for each packet
     */
    public record Way(List<Integer> cores, List<Link> links) {
        private static final Way NOWHERE = new Way(List.of(), List.of());
    }

    /** @param neuron counted within the slice */
    public Way of(int slice, int neuron) {
        int[] groups = groups(slice);
        return ofGroup(slice, groups.length == 0 ? 0 : groups[neuron]);
    }

    /** The group of each neuron of a slice; neurons of a group go the same way. Empty: they all form one. */
    public int[] groups(int slice) {
        Destinations ends = destinations(slice);
        return multicast || ends == null ? new int[0] : ends.groupOf();
    }

    /** The number of groups of a slice, at least 1. */
    public int groupCount(int slice) {
        Destinations ends = destinations(slice);
        return multicast || ends == null ? 1 : Math.max(1, ends.groups());
    }

    /** The way of each spike of a group. */
    public Way ofGroup(int slice, int group) {
        Destinations ends = destinations(slice);
        return ends == null
                ? Way.NOWHERE
                : ways.computeIfAbsent(
                        (long) slice << Integer.SIZE | group,
                        key -> way(program.slices().get(slice), ends, group));
    }

    /** Nothing for currents, which send no spikes. */
    private @Nullable Destinations destinations(int slice) {
        Slice source = program.slices().get(slice);
        if (destinations[slice] == null && !(program.population(source).cells() instanceof Cells.CurrentSource)) {
            destinations[slice] = Destinations.of(program, source);
        }
        return destinations[slice];
    }

    private Way way(Slice source, Destinations ends, int group) {
        int[] cores = multicast ? ends.allCores() : ends.cores(group);
        List<Integer> ascending = Arrays.stream(cores).boxed().toList();
        List<Link> all = ascending.stream()
                .flatMap(core -> routing.route(source.core(), core).stream())
                .toList();
        Set<Link> tree = new LinkedHashSet<>(all);
        return new Way(ascending, multicast ? List.copyOf(tree) : all);
    }
}
