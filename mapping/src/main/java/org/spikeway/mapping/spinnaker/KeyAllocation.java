package org.spikeway.mapping.spinnaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;

/**
 * Gives every slice an aligned range of routing keys, so that one key and mask stand for all its neurons; slices of a
 * population lie side by side in an aligned range of their own, so that entries with the same route can share a mask.
 *
 * <p>The key of neuron i of a slice (in the order of its box) is the first key of the slice plus i. Example: a population
 * of three slices of 1,000 neurons takes three ranges of 1,024 keys in a range of 4,096.
 */
public final class KeyAllocation {
    private static final long KEYS = 1L << Integer.SIZE;

    private final List<KeyMask> ranges;

    private KeyAllocation(List<KeyMask> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /** @throws RefusedException where 32 bits hold too few keys */
    public static KeyAllocation of(ChipProgram program) {
        List<KeyMask> ranges = new ArrayList<>();
        long next = 0;
        for (Population population : program.populations()) {
            List<Slice> slices = program.slicesOf(population.id());
            long widest =
                    slices.stream().mapToLong(slice -> slice.box().size()).max().orElse(1);
            long keys = powerFrom(widest);
            long all = powerFrom(keys * slices.size());
            long first = (next + all - 1) / all * all;
            if (first + all > KEYS) {
                throw new RefusedException(String.format(
                        Locale.ROOT,
                        "layer %s: its routing keys would end at %,d, keys of 32 bits end at %,d."
                                + " Choose a smaller network or cores of fewer neurons.",
                        population.name(),
                        first + all,
                        KEYS));
            }
            for (int i = 0; i < slices.size(); i++) {
                ranges.add(new KeyMask((int) (first + i * keys), (int) -keys));
            }
            next = first + all;
        }
        return new KeyAllocation(ranges);
    }

    private static long powerFrom(long count) {
        return count <= 1 ? 1 : Long.highestOneBit(count - 1) << 1;
    }

    /** The keys of a slice, by its id. */
    public KeyMask range(int slice) {
        return ranges.get(slice);
    }
}
