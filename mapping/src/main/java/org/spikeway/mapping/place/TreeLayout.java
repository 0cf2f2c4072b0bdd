package org.spikeway.mapping.place;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.spikeway.chip.Geometry;
import org.spikeway.mapping.place.PartFlows.PartFlow;

/** A layout of which packets are copied on their way, so that its price is that of the links of each tree. */
final class TreeLayout extends Layout {
    private static final int[] NONE = {};

    private final PartFlow[] flows;
    /** By part, the flows that begin or end there, ascending. */
    private final int[][] flowsOf;

    private final double[] linkPrices;
    /** By link, the last tree that passed it. */
    private final int[] passed;

    private int trees;

    TreeLayout(Geometry geometry, double betweenChips, int parts, int slots, PartFlows flows) {
        super(geometry, betweenChips, parts, slots, flows);
        this.flows = flows.flows().toArray(PartFlow[]::new);
        linkPrices = ways.linkPrices();
        passed = new int[linkPrices.length];
        IntStream.Builder[] lists =
                IntStream.range(0, parts).mapToObj(part -> IntStream.builder()).toArray(IntStream.Builder[]::new);
        for (int i = 0; i < this.flows.length; i++) {
            PartFlow flow = this.flows[i];
            int number = i;
            IntStream.concat(IntStream.of(flow.source()), Arrays.stream(flow.targets()))
                    .distinct()
                    .filter(part -> part != OUTSIDE)
                    .forEach(part -> lists[part].add(number));
        }
        flowsOf = Arrays.stream(lists).map(list -> list.build().toArray()).toArray(int[][]::new);
    }

    @Override
    double change(int a, int b) {
        if (tileOf[a] == tileOf[b]) {
            return 0;
        }
        int[] ofA = partAt[a] == EMPTY ? NONE : flowsOf[partAt[a]];
        int[] ofB = partAt[b] == EMPTY ? NONE : flowsOf[partAt[b]];
        double before = price(ofA, ofB);
        exchange(a, b);
        double after = price(ofA, ofB);
        exchange(a, b);
        return after - before;
    }

    private double price(int[] some, int[] others) {
        double sum = 0;
        for (int flow : some) {
            sum += price(flows[flow]);
        }
        for (int flow : others) {
            if (Arrays.binarySearch(some, flow) < 0) {
                sum += price(flows[flow]);
            }
        }
        return sum;
    }

    private double price(PartFlow flow) {
        trees++;
        int from = tile(flow.source());
        double sum = 0;
        for (int target : flow.targets()) {
            for (int link : ways.links(from, tile(target))) {
                if (passed[link] != trees) {
                    passed[link] = trees;
                    sum += linkPrices[link];
                }
            }
        }
        return sum * flow.packets();
    }

    @Override
    double price() {
        return Arrays.stream(flows).mapToDouble(this::price).sum();
    }
}
