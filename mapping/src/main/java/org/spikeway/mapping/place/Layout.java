package org.spikeway.mapping.place;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.Slice;

/**
 * Where the parts of a program lie while a placer moves them. A part is what shares a core; a slot is a core of the chips
 * in use. Parts begin on the slots in order.
 */
abstract class Layout {
    /** Stands for the outside of the chip, which cannot move and enters at tile 0. */
    static final int OUTSIDE = -1;

    static final int EMPTY = -1;

    final Geometry geometry;
    final Ways ways;
    /** By slot. */
    final int[] tileOf;
    /** By part. */
    final int[] slotOf;
    /** By slot, {@link #EMPTY} where nothing lies. */
    final int[] partAt;
    /** By part, the parts with which it exchanges packets, ascending; {@link #OUTSIDE} may be the first. */
    final int[][] partners;
    /** By part and partner, packets both ways. */
    final double[][] packets;

    Layout(Geometry geometry, double betweenChips, int parts, int slots, PartFlows flows) {
        this.geometry = geometry;
        tileOf = new int[slots];
        Arrays.setAll(tileOf, geometry::tile);
        int[] firstCore = new int[tileOf[slots - 1] + 1];
        for (int slot = slots - 1; slot >= 0; slot--) {
            firstCore[tileOf[slot]] = slot;
        }
        ways = new Ways(geometry, firstCore, betweenChips);
        slotOf = new int[parts];
        Arrays.setAll(slotOf, part -> part);
        partAt = new int[slots];
        Arrays.setAll(partAt, slot -> slot < parts ? slot : EMPTY);
        partners = new int[parts][];
        packets = new double[parts][];
        Map<Integer, Map<Integer, Double>> joined = flows.joined();
        for (int part = 0; part < parts; part++) {
            Map<Integer, Double> of = joined.getOrDefault(part, new HashMap<>());
            partners[part] = of.keySet().stream().mapToInt(i -> i).sorted().toArray();
            packets[part] = Arrays.stream(partners[part])
                    .mapToDouble(partner -> of.getOrDefault(partner, 0.0))
                    .toArray();
        }
    }

    int parts() {
        return slotOf.length;
    }

    int slots() {
        return partAt.length;
    }

    /** The tile of a part, or that at which the outside enters. */
    int tile(int part) {
        return part == OUTSIDE ? 0 : tileOf[slotOf[part]];
    }

    /** Exchanges what lies on two slots. */
    final void exchange(int a, int b) {
        int moved = partAt[a];
        partAt[a] = partAt[b];
        partAt[b] = moved;
        if (partAt[a] != EMPTY) {
            slotOf[partAt[a]] = a;
        }
        if (partAt[b] != EMPTY) {
            slotOf[partAt[b]] = b;
        }
    }

    /** Puts every part on a slot. */
    final void arrange(int[] slots) {
        Arrays.fill(partAt, EMPTY);
        for (int part = 0; part < slots.length; part++) {
            slotOf[part] = slots[part];
            partAt[slots[part]] = part;
        }
    }

    /** By how much the price of all packets would change if what lies on two slots changed places. */
    abstract double change(int a, int b);

    /** The price of all packets: each link that one passes. */
    abstract double price();

    /** The core of a slice before placement, as part. */
    static int part(Map<Integer, Integer> partOfCore, int core) {
        return core == Slice.HOST ? OUTSIDE : partOfCore.getOrDefault(core, OUTSIDE);
    }
}
