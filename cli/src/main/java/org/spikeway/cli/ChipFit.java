package org.spikeway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.program.TextTable;
import org.spikeway.mapping.program.MappedProgram;

/**
 * Searches the smallest chips that hold a network: the fewest chips of a kind, and the smallest mesh on one chip.
 *
 * <p>How many cores a network takes does not depend on how many there are, so the search starts there and goes on only
 * where a router lacks entries.
 */
final class ChipFit {
    /** Rather many times the tiles needed: a network that still lacks routing entries does not lack room. */
    private static final int MOST_TIMES = 4;

    private final ChipModel chip;
    private final Geometry.Mesh mesh;
    private final Function<ChipModel, MappedProgram> map;
    private final int cores;

    /**
     * @param chip as its file has it
     * @param map lays the network on a chip like it, or refuses
     */
    ChipFit(ChipModel chip, Function<ChipModel, MappedProgram> map) {
        if (!(chip.geometry() instanceof Geometry.Mesh given)) {
            throw new RefusedException(
                    "chip " + chip.name() + " has as many cores as asked for. Choose a chip with a mesh for --fit.");
        }
        this.chip = chip;
        this.map = map;
        mesh = given;
        ChipModel boundless = chip.with(new Geometry.Unlimited());
        cores = map.apply(boundless).coresUsed();
    }

    /**
     * One chip, or several, that hold the network while one less does not.
     *
     * @param cores taken
     * @param available cores there are
     */
    record Fit(int chips, int chipsX, int tilesX, int tilesY, int cores, int available) {
        private String shape() {
            return String.format(
                    Locale.ROOT, "%,d chip%s of %d × %d tiles", chips, chips == 1 ? "" : "s", tilesX, tilesY);
        }

        private String keys() {
            return "chips " + chips + ", chipsX " + chipsX + ", tilesX " + tilesX + ", tilesY " + tilesY;
        }
    }

    /** The fewest chips first, then the smallest single chip. */
    List<Fit> fits() {
        List<Fit> fits = new ArrayList<>();
        int tilesOfChip = mesh.tilesX() * mesh.tilesY();
        fits.add(smallest(
                tilesOfChip * mesh.coresPerTile(),
                chips -> new Geometry.Mesh(
                        mesh.topology(),
                        chips,
                        mesh.tilesX(),
                        mesh.tilesY(),
                        mesh.coresPerTile(),
                        row(chips),
                        mesh.chipsPerBoard(),
                        mesh.cast())));
        if (tilesOfChip > 1) {
            fits.add(smallest(mesh.coresPerTile(), this::square));
        }
        return fits;
    }

    /** As long as the rows of the chip's file; of chips whose borders are joined, the largest divisor up to that. */
    private int row(int chips) {
        int row = Math.min(chips, Math.max(mesh.chipsX(), (int) Math.ceil(Math.sqrt(chips))));
        while (mesh.topology().wraps() && chips % row != 0) {
            row--;
        }
        return row;
    }

    /** One chip with at least that many tiles, nearly square. */
    private Geometry.Mesh square(int tiles) {
        int columns = (int) Math.ceil(Math.sqrt(tiles));
        int rows = (tiles + columns - 1) / columns;
        return new Geometry.Mesh(
                mesh.topology(), 1, columns, rows, mesh.coresPerTile(), 1, mesh.chipsPerBoard(), mesh.cast());
    }

    private Fit smallest(int coresOfOne, Function<Integer, Geometry.Mesh> geometry) {
        int least = (cores + coresOfOne - 1) / coresOfOne;
        RefusedException last = null;
        for (int count = least; count <= MOST_TIMES * least; count++) {
            Geometry.Mesh tried = geometry.apply(count);
            try {
                MappedProgram mapped = map.apply(chip.with(tried));
                return new Fit(
                        tried.chips(),
                        tried.chipsX(),
                        tried.tilesX(),
                        tried.tilesY(),
                        mapped.coresUsed(),
                        tried.chips() * tried.cores());
            } catch (RefusedException e) {
                last = e;
            }
        }
        throw last == null ? new RefusedException("network without cores. Choose another network.") : last;
    }

    static String text(String network, String chip, List<Fit> fits) {
        TextTable table = new TextTable("smallest " + chip + " for " + network, "cores", "of", "used", "geometry");
        fits.forEach(fit -> table.row(
                fit.shape(),
                fit.cores,
                fit.available,
                String.format(Locale.ROOT, "%.0f %%", 100.0 * fit.cores / fit.available),
                fit.keys()));
        return table.text();
    }
}
