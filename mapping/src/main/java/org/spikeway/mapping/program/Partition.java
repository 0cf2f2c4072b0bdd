package org.spikeway.mapping.program;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.spikeway.chip.RefusedException;

/** What a layer is cut along where it does not fit into one core; whatever is chosen, the network computes the same. */
public enum Partition {
    /** As few cores as the limits allow; among ways with equally many, that to which fewest spikes are sent. */
    COST {
        @Override
        Comparator<Tiling> order(ToLongFunction<Tiling> spikes) {
            return Comparator.comparingInt(Tiling::slices).thenComparingLong(spikes);
        }
    },
    /** Bands of rows and columns; groups of channels only where a single position does not fit. */
    TILES {
        @Override
        Comparator<Tiling> order(ToLongFunction<Tiling> spikes) {
            return Comparator.comparingInt(Tiling::channelGroups).thenComparing(COST.order(spikes));
        }
    },
    /** Groups of channels; bands of rows and columns only where a single channel does not fit. */
    CHANNELS {
        @Override
        Comparator<Tiling> order(ToLongFunction<Tiling> spikes) {
            return Comparator.<Tiling>comparingInt(tiling -> tiling.rowBands() * tiling.columnBands())
                    .thenComparing(COST.order(spikes));
        }
    };

    /** The tilings to try, first to last. */
    abstract Comparator<Tiling> order(ToLongFunction<Tiling> spikes);

    /** The one of that name, in small letters. */
    public static Partition named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException("--partition '" + name + "' is unknown. Use "
                        + Arrays.stream(values()).map(Partition::word).collect(Collectors.joining(", ")) + "."));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
