package org.spikeway.aer.event;

import java.util.EnumMap;
import java.util.Map;
import org.agrona.collections.MutableLong;

/** Counts what a stream skipped, mended or found odd, item by item; allocates once an item. */
public final class Tally {
    private final Map<Item, MutableLong> counts = new EnumMap<>(Item.class);

    public void add(Item item, long count) {
        if (count != 0) {
            counts.computeIfAbsent(item, first -> new MutableLong()).addAndGet(count);
        }
    }

    public void add(Item item) {
        add(item, 1);
    }

    public long count(Item item) {
        MutableLong count = counts.get(item);
        return count == null ? 0 : count.get();
    }

    /** The items that occurred, with their counts above zero, in the order of {@link Item}. */
    public Map<Item, Long> present() {
        Map<Item, Long> present = new EnumMap<>(Item.class);
        counts.forEach((item, count) -> {
            if (count.get() != 0) {
                present.put(item, count.get());
            }
        });
        return present;
    }
}
