package org.spikeway.mapping.program;

import java.util.Locale;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.RefusedException;

/**
 * The cores of a chip that a network finds there.
 *
 * @param network its name
 */
record Room(String network, ChipModel chip) {
    private long cores() {
        Geometry geometry = chip.geometry();
        return (long) geometry.cores() * geometry.chips();
    }

    /** @throws RefusedException where these are more cores than the chip has */
    void require(long needed) {
        require("", needed);
    }

    /** The same for a number that may still grow. */
    void requireAtLeast(long needed) {
        require("at least ", needed);
    }

    private void require(String about, long needed) {
        if (needed > cores()) {
            throw new RefusedException(String.format(
                    Locale.ROOT,
                    "network %s: %s%,d cores needed, chip %s has %d × %,d = %,d. Choose a larger chip, or a smaller network.",
                    network,
                    about,
                    needed,
                    chip.name(),
                    chip.geometry().chips(),
                    chip.geometry().cores(),
                    cores()));
        }
    }
}
