package org.spikeway.cli;

import org.jspecify.annotations.Nullable;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.place.Effort;
import org.spikeway.mapping.place.Placer;
import org.spikeway.mapping.place.Placers;
import org.spikeway.mapping.program.Partition;
import picocli.CommandLine.Option;

/** What a user can choose about the cores that the parts of a network go to. */
final class PlacerOptions {
    @Option(
            names = "--placer",
            paramLabel = "NAME",
            description = "sequential, curve, greedy, anneal or multilevel (default: sequential for a run, multilevel "
                    + "for a map).")
    @Nullable
    String placer;

    @Option(
            names = "--map-seconds",
            paramLabel = "S",
            description = "End the search for cores after that time with the best found (default: after a fixed number "
                    + "of moves).")
    @Nullable
    Double seconds;

    @Option(
            names = "--map-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the search for cores (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--partition",
            paramLabel = "cost|tiles|channels",
            defaultValue = "cost",
            description =
                    "Cut layers as cost says, into tiles of rows and columns, or into groups of channels (default: "
                            + "cost: the fewest cores, then the fewest spikes).")
    String partition = "";

    Partition partition() {
        return Partition.named(partition);
    }

    Placer placer(String otherwise) {
        return Placers.named(placer == null ? otherwise : placer);
    }

    Effort effort() {
        if (seconds == null) {
            return Effort.seeded(seed);
        }
        if (!(seconds > 0)) {
            throw new RefusedException("--map-seconds " + seconds + " leaves no time. Give a number above 0.");
        }
        return new Effort(seed, seconds);
    }
}
