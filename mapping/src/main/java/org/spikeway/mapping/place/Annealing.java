package org.spikeway.mapping.place;

import java.util.SplittableRandom;

/**
 * Simulated annealing (Kirkpatrick et al., Science 220, 1983): exchanges two slots at random, always where that is cheaper,
 * else with probability exp(−change / temperature); the temperature falls geometrically. Half of the exchanges bring a
 * part near one of its partners.
 */
final class Annealing {
    private static final double COLDEST = 1e-4;
    private static final double WORTH_KEEPING = 0.999;
    private static final int PROBES = 500;
    private static final double FEWEST_MOVES = 20_000;
    private static final double MOVES_A_PART = 6_000;
    /** Bounds the time: partners looked at, all moves together. */
    private static final double MOST_LOOKS = 8e7;
    /** The same for trees, where a move looks at partners of partners. */
    private static final double MOST_LOOKS_OF_TREES = 5e8;

    private final Layout layout;
    private final SplittableRandom random;
    private final Effort.Deadline deadline;

    Annealing(Layout layout, Effort effort) {
        this.layout = layout;
        random = new SplittableRandom(effort.seed());
        deadline = effort.begin();
    }

    /** @param warmth of the beginning: 1 melts any order, less keeps some of it */
    void run(double warmth) {
        if (layout.slots() < 2) {
            return;
        }
        double temperature = warmth * meanChange();
        if (temperature <= 0) {
            return;
        }
        long moves = moves();
        double cooling = Math.pow(COLDEST / warmth, 1.0 / moves);
        double price = layout.price();
        double best = price;
        int[] bestSlots = layout.slotOf.clone();
        for (long move = 0; move < moves && !deadline.isOver(move); move++) {
            int part = random.nextInt(layout.parts());
            int from = layout.slotOf[part];
            int to = target(part);
            double change = layout.change(from, to);
            if (change <= 0 || random.nextDouble() < Math.exp(-change / temperature)) {
                layout.exchange(from, to);
                price += change;
                if (price < best * WORTH_KEEPING) {
                    best = price;
                    System.arraycopy(layout.slotOf, 0, bestSlots, 0, bestSlots.length);
                }
            }
            temperature *= cooling;
        }
        if (layout.price() > best) {
            layout.arrange(bestSlots);
        }
    }

    private long moves() {
        double looks = 1;
        for (int[] of : layout.partners) {
            looks += 2.0 * of.length / layout.parts();
        }
        double most = MOST_LOOKS;
        if (layout instanceof TreeLayout) {
            looks *= looks;
            most = MOST_LOOKS_OF_TREES;
        }
        double wanted = Math.max(FEWEST_MOVES, MOVES_A_PART * layout.parts());
        return (long) Math.max(FEWEST_MOVES, Math.min(wanted, most / looks));
    }

    private int target(int part) {
        int[] of = layout.partners[part];
        int any = random.nextInt(layout.slots());
        if (of.length == 0 || random.nextBoolean()) {
            return any;
        }
        int partner = of[random.nextInt(of.length)];
        int near = partner == Layout.OUTSIDE ? 0 : layout.slotOf[partner];
        int reach = Math.min(layout.slots(), 16);
        return Math.floorMod(near + random.nextInt(2 * reach + 1) - reach, layout.slots());
    }

    private double meanChange() {
        double sum = 0;
        for (int i = 0; i < PROBES; i++) {
            sum += Math.abs(layout.change(random.nextInt(layout.slots()), random.nextInt(layout.slots())));
        }
        return sum / PROBES;
    }
}
