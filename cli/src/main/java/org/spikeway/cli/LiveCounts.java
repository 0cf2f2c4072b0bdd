package org.spikeway.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.Link;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.noc.SpikeWays;

/** Spikes of a run so far, by core and by link. Links are counted when somebody asks: until then by groups of neurons. */
final class LiveCounts {
    private final ChipProgram program;
    private final SpikeWays ways;
    private final long[][] spikesOfGroup;
    private final int[][] groups;
    private long spikes;

    LiveCounts(ChipProgram program, Geometry geometry) {
        this.program = program;
        ways = new SpikeWays(program, geometry);
        int slices = program.slices().size();
        groups = new int[slices][];
        spikesOfGroup = new long[slices][];
        for (int slice = 0; slice < slices; slice++) {
            groups[slice] = ways.groups(slice);
            spikesOfGroup[slice] = new long[ways.groupCount(slice)];
        }
    }

    void add(SpikeBlock block) {
        int slice = block.slice();
        spikes += block.count();
        if (groups[slice].length == 0) {
            spikesOfGroup[slice][0] += block.count();
            return;
        }
        for (int i = 0; i < block.count(); i++) {
            spikesOfGroup[slice][groups[slice][block.neurons()[i]]]++;
        }
    }

    long spikes() {
        return spikes;
    }

    /** The cores that fired most, with their layers. */
    List<String> hottestCores(int most) {
        Map<Integer, Long> byCore = new HashMap<>();
        Map<Integer, Set<String>> layers = new HashMap<>();
        for (Slice slice : program.slices()) {
            if (slice.core() != Slice.HOST) {
                long ofSlice = 0;
                for (long ofGroup : spikesOfGroup[slice.id()]) {
                    ofSlice += ofGroup;
                }
                byCore.merge(slice.core(), ofSlice, Long::sum);
                layers.computeIfAbsent(slice.core(), core -> new LinkedHashSet<>())
                        .add(program.population(slice).name());
            }
        }
        return hottest(byCore, Map.Entry.comparingByKey(), most).stream()
                .map(core -> "core " + core.getKey() + " (" + String.join(", ", layers.get(core.getKey())) + ") "
                        + number(core.getValue()))
                .collect(Collectors.toList());
    }

    /** The links that carried most packets. */
    List<String> hottestLinks(int most) {
        Map<Link, Long> packets = new HashMap<>();
        for (int slice = 0; slice < spikesOfGroup.length; slice++) {
            for (int group = 0; group < spikesOfGroup[slice].length; group++) {
                long ofGroup = spikesOfGroup[slice][group];
                if (ofGroup > 0) {
                    ways.ofGroup(slice, group).links().forEach(link -> packets.merge(link, ofGroup, Long::sum));
                }
            }
        }
        return hottest(packets, Map.Entry.comparingByKey(Link.BY_PLACE), most).stream()
                .map(link -> "(" + link.getKey().x() + ", " + link.getKey().y() + ") "
                        + link.getKey().direction().name().toLowerCase(Locale.ROOT) + " " + number(link.getValue()))
                .collect(Collectors.toList());
    }

    private static <K> List<Map.Entry<K, Long>> hottest(
            Map<K, Long> counts, Comparator<Map.Entry<K, Long>> ofEqual, int most) {
        List<Map.Entry<K, Long>> all = new ArrayList<>(counts.entrySet());
        all.sort(Map.Entry.<K, Long>comparingByValue().reversed().thenComparing(ofEqual));
        return all.subList(0, Math.min(most, all.size()));
    }

    /** Such as {@code 1.24 M}. */
    static String number(double value) {
        if (value >= 1e9) {
            return String.format(Locale.ROOT, "%.2f G", value * 1e-9);
        }
        return value >= 1e6
                ? String.format(Locale.ROOT, "%.2f M", value * 1e-6)
                : String.format(Locale.ROOT, "%,.0f", value);
    }
}
