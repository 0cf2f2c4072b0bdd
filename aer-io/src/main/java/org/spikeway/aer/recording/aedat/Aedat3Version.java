package org.spikeway.aer.recording.aedat;

import org.jspecify.annotations.Nullable;
import org.spikeway.aer.event.Origin;

/**
 * Where a version of AEDAT 3 has column, row and polarity in the first word of a change.
 *
 * <pre>
 *  3.1: bit 31..17   16..2    1     0
 *           +--------+--------+-----+-------+
 *           |   x    |   y    |  p  | valid |   rows count from above
 *           +--------+--------+-----+-------+
 *
 *  3.0: bit 31..18   17..4    3..2  1     0
 *           +--------+--------+-----+-----+-------+
 *           |   x    |   y    |     |  p  | valid |   rows count from below
 *           +--------+--------+-----+-----+-------+
 * </pre>
 *
 * <p>Packets are the same in both: {@link Aedat3Packet}. Headers of 3.0 have no line that ends them.
 */
enum Aedat3Version {
    V3_0("3.0", 18, 4, 0x3FFF, Origin.LOWER_LEFT),
    V3_1("3.1", 17, 2, 0x7FFF, Origin.UPPER_LEFT);

    /** What every header begins with, before the version. */
    static final String MARK = "#!AER-DAT";

    static final int POLARITY_SHIFT = 1;

    private final String label;
    private final int xShift;
    private final int yShift;
    private final int mask;
    private final Origin origin;

    Aedat3Version(String label, int xShift, int yShift, int mask, Origin origin) {
        this.label = label;
        this.xShift = xShift;
        this.yShift = yShift;
        this.mask = mask;
        this.origin = origin;
    }

    /** The version that a header's first line names; null if none of these. */
    static @Nullable Aedat3Version of(String firstLine) {
        for (Aedat3Version version : values()) {
            if (firstLine.startsWith(MARK + version.label)) {
                return version;
            }
        }
        return null;
    }

    /** Such as {@code AEDAT 3.1}. */
    String title() {
        return "AEDAT " + label;
    }

    /** The start of the header's first line. */
    String mark() {
        return MARK + label;
    }

    int xShift() {
        return xShift;
    }

    int yShift() {
        return yShift;
    }

    /** The bits of a column or a row, once shifted down; the largest one that can be written. */
    int mask() {
        return mask;
    }

    Origin origin() {
        return origin;
    }
}
