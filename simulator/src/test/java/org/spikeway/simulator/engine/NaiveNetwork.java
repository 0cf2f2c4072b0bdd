package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.chip.route.Link;
import org.spikeway.simulator.noc.ChipTimes;
import org.spikeway.simulator.noc.NetworkTimes;

/** What the network on chip does with the spikes of a run, every message on its own, from full tables of synapses. */
final class NaiveNetwork {
    private final ChipProgram program;
    private final Geometry geometry;
    private final boolean multicast;
    private final NetworkTimes times;
    private final List<NaiveSynapses> projections;

    /** A message of a slice to some cores. */
    private record Message(int source, long at, List<Integer> targets) {}

    NaiveNetwork(ChipProgram program, Geometry geometry, boolean multicast, NetworkTimes times) {
        this.program = program;
        this.geometry = geometry;
        this.multicast = multicast;
        this.times = times;
        projections = program.projections().stream()
                .map(p -> new NaiveSynapses(program, p))
                .toList();
    }

    /** @param trains neurons by {@code [sample, tick, slice]} */
    ChipTimes times(Map<List<Integer>, List<Integer>> trains, int samples, int ticks) {
        long total = 0;
        long slowest = 0;
        long network = 0;
        long queueing = 0;
        long longestTick = 0;
        long longestSample = 0;
        long messages = 0;
        long lateTicks = 0;
        long lateCores = 0;
        for (int sample = 0; sample < samples; sample++) {
            long ofSample = 0;
            for (int tick = 1; tick <= ticks; tick++) {
                Map<Integer, Long> cores = coreTimes(trains, sample, tick);
                long work = cores.values().stream().mapToLong(t -> t).max().orElse(0);
                List<Message> sent = messages(trains, sample, tick, cores);
                long end = Math.max(work, arrival(sent, false));
                long alone = Math.max(work, arrival(sent, true));
                messages += sent.size();
                slowest += work;
                network += end - work;
                queueing += end - alone;
                longestTick = Math.max(longestTick, end);
                long fixed = times.fixedTick();
                long length = fixed > 0 ? fixed : end + times.barrier();
                lateTicks += fixed > 0 && end > fixed ? 1 : 0;
                lateCores += fixed > 0
                        ? cores.values().stream().filter(t -> t > fixed).count()
                        : 0;
                total += length;
                ofSample += length;
            }
            longestSample = Math.max(longestSample, ofSample);
        }
        return new ChipTimes(
                samples,
                (long) samples * ticks,
                total,
                slowest,
                network,
                queueing,
                longestTick,
                longestSample,
                messages,
                lateTicks,
                lateCores);
    }

    private Map<Integer, Long> coreTimes(Map<List<Integer>, List<Integer>> trains, int sample, int tick) {
        Map<Integer, Long> cores = new TreeMap<>();
        for (Slice slice : program.slices()) {
            boolean outside = slice.core() == Slice.HOST;
            int spikes = trains.getOrDefault(List.of(sample, tick, slice.id()), List.of())
                    .size();
            cores.merge(slice.core(), outside ? 0L : 3_500 + 7_250L * spikes, Long::sum);
        }
        return cores;
    }

    private List<Message> messages(
            Map<List<Integer>, List<Integer>> trains, int sample, int tick, Map<Integer, Long> cores) {
        List<Integer> order = new ArrayList<>(cores.keySet());
        order.sort(Comparator.comparing((Integer core) -> cores.get(core)).thenComparing(core -> core));
        List<Message> messages = new ArrayList<>();
        for (int core : order) {
            for (Slice slice : program.slices()) {
                if (slice.core() == core) {
                    List<Integer> fired = trains.getOrDefault(List.of(sample, tick, slice.id()), List.of());
                    add(messages, slice, fired, cores.get(core));
                }
            }
        }
        return messages;
    }

    private void add(List<Message> messages, Slice slice, List<Integer> fired, long at) {
        TreeSet<Integer> all = new TreeSet<>();
        for (int i = 0; i < slice.box().size(); i++) {
            all.addAll(reached(slice, i));
        }
        if (multicast) {
            for (int k = 0; !all.isEmpty() && k < fired.size(); k++) {
                messages.add(new Message(slice.core(), at, List.copyOf(all)));
            }
            return;
        }
        for (int target : all) {
            for (int neuron : fired) {
                if (reached(slice, neuron).contains(target)) {
                    messages.add(new Message(slice.core(), at, List.of(target)));
                }
            }
        }
    }

    private Set<Integer> reached(Slice slice, int index) {
        TreeSet<Integer> cores = new TreeSet<>();
        int from = slice.box().populationIndex(index, program.population(slice).shape());
        for (NaiveSynapses table : projections) {
            if (table.projection.source() == slice.population()) {
                for (Slice target : program.slicesOf(table.projection.target())) {
                    for (int i = 0; i < target.box().size(); i++) {
                        int to = target.box()
                                .populationIndex(i, program.population(target).shape());
                        if (table.synapses[from][to] > 0) {
                            cores.add(target.core());
                        }
                    }
                }
            }
        }
        return cores;
    }

    /** When the last message arrives, its links and ports taken in the order of the list, or all to itself. */
    private long arrival(List<Message> messages, boolean alone) {
        DimensionOrder routing = new DimensionOrder(geometry);
        Map<Object, Long> freeAt = new TreeMap<>(Comparator.comparing(Object::toString));
        long last = 0;
        for (Message message : messages) {
            Map<List<Integer>, Long> reached = new TreeMap<>(Comparator.comparing(List::toString));
            HashSet<Link> passed = new HashSet<>();
            for (int target : message.targets()) {
                long now = message.at();
                for (Link link : routing.route(message.source(), target)) {
                    List<Integer> next = List.of(link.toX(), link.toY());
                    if (passed.add(link)) {
                        long hop = link.direction().isHorizontal() ? times.hopX() : times.hopY();
                        now = Math.max(now, freeAt.getOrDefault(link, 0L)) + hop;
                        reached.put(next, now);
                        if (!alone) {
                            freeAt.put(link, now);
                        }
                    } else {
                        now = reached.get(next);
                    }
                }
                now = Math.max(now, freeAt.getOrDefault(target, 0L)) + times.port();
                if (!alone) {
                    freeAt.put(target, now);
                }
                last = Math.max(last, now);
            }
        }
        return last;
    }
}
