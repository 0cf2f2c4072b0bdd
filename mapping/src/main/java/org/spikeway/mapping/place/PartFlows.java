package org.spikeway.mapping.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.mapping.place.ExpectedTraffic.Flow;

/** The flows of a program between the parts that share a core. */
record PartFlows(List<PartFlow> flows) {
    /** Packets from one part, or the outside, to others. */
    record PartFlow(int source, int[] targets, double packets) {}

    static PartFlows of(ChipProgram program, ExpectedTraffic traffic) {
        int[] cores = program.cores();
        Map<Integer, Integer> partOfCore = new HashMap<>();
        for (int i = 0; i < cores.length; i++) {
            partOfCore.put(cores[i], i);
        }
        List<PartFlow> list = new ArrayList<>();
        for (Flow flow : traffic.flows()) {
            int source =
                    Layout.part(partOfCore, program.slices().get(flow.source()).core());
            int[] targets = Arrays.stream(flow.targets())
                    .map(slice ->
                            Layout.part(partOfCore, program.slices().get(slice).core()))
                    .distinct()
                    .sorted()
                    .toArray();
            list.add(new PartFlow(source, targets, flow.packets()));
        }
        return new PartFlows(list);
    }

    /** For each part its partners with the packets that it exchanges with them. */
    Map<Integer, Map<Integer, Double>> joined() {
        Map<Integer, Map<Integer, Double>> joined = new HashMap<>();
        for (PartFlow flow : flows) {
            for (int target : flow.targets()) {
                if (target != flow.source()) {
                    join(joined, flow.source(), target, flow.packets());
                    join(joined, target, flow.source(), flow.packets());
                }
            }
        }
        return joined;
    }

    private static void join(Map<Integer, Map<Integer, Double>> joined, int part, int partner, double packets) {
        joined.computeIfAbsent(part, first -> new HashMap<>()).merge(partner, packets, Double::sum);
    }
}
