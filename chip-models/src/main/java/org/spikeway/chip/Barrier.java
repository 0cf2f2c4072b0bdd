package org.spikeway.chip;

/**
 * The time that tiles need to agree that a tick is over, in nanoseconds, known for 1 and for 32 used tiles.
 *
 * <p>What lies between and beyond is an assumption and carries a range:
 *
 * <ul>
 *   <li>2 to 31 tiles: on the line through the two points; not less than the first, not more than the second.
 *   <li>more than 32 (several chips): on the same line; at least the time of 32 tiles (all chips agree at once), at
 *       most one such time for every 32 tiles begun (one chip after the other).
 * </ul>
 *
 * <p>With 113 ns and 465 ns: 2 tiles take 124.4 (113 to 465) ns, 64 tiles 828.4 (465 to 930) ns.
 */
public record Barrier(Constant oneTile, Constant thirtyTwoTiles) implements Pace {
    private static final int TILES = 32;

    public Barrier {
        Costs.require("ns", oneTile, thirtyTwoTiles);
        if (oneTile.low() > thirtyTwoTiles.low()
                || oneTile.likely() > thirtyTwoTiles.likely()
                || oneTile.high() > thirtyTwoTiles.high()) {
            throw new IllegalArgumentException("the barrier over 1 tile takes longer (" + oneTile.likely()
                    + " ns) than over 32 tiles (" + thirtyTwoTiles.likely() + " ns)");
        }
    }

    /** The time of one barrier over {@code usedTiles ≥ 1} tiles, in nanoseconds. */
    public Constant over(int usedTiles) {
        if (usedTiles < 1) {
            throw new IllegalArgumentException("a barrier over " + usedTiles + " tiles");
        }
        if (usedTiles == 1) {
            return oneTile;
        }
        if (usedTiles == TILES) {
            return thirtyTwoTiles;
        }
        double slope = (thirtyTwoTiles.likely() - oneTile.likely()) / (TILES - 1);
        double line = oneTile.likely() + slope * (usedTiles - 1);
        if (usedTiles < TILES) {
            return new Constant.Assumed(
                    oneTile.low(),
                    line,
                    thirtyTwoTiles.high(),
                    "ns",
                    "linear between 1 and 32 tiles (" + thirtyTwoTiles.source() + ")");
        }
        double oneAfterAnother = thirtyTwoTiles.high() * Math.ceil(usedTiles / (double) TILES);
        return new Constant.Assumed(
                thirtyTwoTiles.low(),
                line,
                Math.max(line, oneAfterAnother),
                "ns",
                "the line through 1 and 32 tiles continued (" + thirtyTwoTiles.source() + ")");
    }
}
