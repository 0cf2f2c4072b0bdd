package org.spikeway.mapping.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Shape;

/**
 * The ways to lay one layer on crossbar cores, from few cores to exact ones.
 *
 * <p>A core holds a tile: some rows, as many columns, and a group of channels. The more neurons share a core, the more
 * sources share its axons and the fewer weights a source can have. Where even one position hears more sources than a core
 * has axons, those that matter least are left out. A read-out is a sum, which the host can add up from parts, so its
 * sources may be shared out among cores.
 */
final class LayerCuts {
    private static final double WITHOUT_BORDERS = 0.8;

    private final BoxReader reader;
    private final CrossbarLimits limits;
    private final Decomposition how;
    private final boolean isReadOut;
    private final Set<Tile> tiles;
    private final Map<Content, TypedWeights> known = new HashMap<>();

    LayerCuts(BoxReader reader, CrossbarLimits limits, Decomposition how, boolean isReadOut) {
        this.reader = reader;
        this.limits = limits;
        this.how = how;
        this.isReadOut = isReadOut;
        tiles = tiles();
    }

    /**
     * How a layer is shared out.
     *
     * @param side rows and columns of a tile
     * @param channels of a tile
     * @param parts that its sources are cut into
     * @param sources of a core in the middle
     */
    private record Tile(int side, int channels, int parts, int sources) {
        static Tile of(int side, int channels, int parts, int sources) {
            return new Tile(side, channels, parts, (sources + parts - 1) / parts);
        }
    }

    /** A matrix of weights by what is in it: most tiles of a convolution are alike. */
    private record Content(int[][] weights) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && Arrays.deepEquals(weights, content.weights);
        }

        @Override
        public int hashCode() {
            return Arrays.deepHashCode(weights);
        }
    }

    /**
     * About the fewest cores that the layer takes, splitters in front of it included, found without a look at weights:
     * each source drives one axon itself, and tiles at borders have fewer sources.
     */
    long fewestCores() {
        return tiles.stream()
                .mapToLong(tile -> {
                    long axons = cores(tile) * Math.min(tile.sources, limits.axons());
                    long relays = Math.max(0, (long) (WITHOUT_BORDERS * axons) - reader.sourceNeurons());
                    return cores(tile) + relays / limits.neurons();
                })
                .min()
                .orElseThrow();
    }

    /** Those of which none is better in both cores and error, by rising cost; at least one. */
    List<LayerCut> all(long mostCores) {
        List<LayerCut> cuts = new ArrayList<>();
        List<Tile> affordable = tiles.stream()
                .filter(tile -> cores(tile) <= mostCores)
                .sorted(Comparator.comparingLong(this::cores))
                .toList();
        for (Tile tile : affordable) {
            LayerCut cut = cut(tile);
            cuts.add(cut);
            if (cut.error() == 0) {
                break;
            }
        }
        cuts.sort(Comparator.<LayerCut>comparingLong(cut -> cut.cost(limits)).thenComparingDouble(LayerCut::error));
        List<LayerCut> best = new ArrayList<>();
        for (LayerCut cut : cuts) {
            if (best.isEmpty() || cut.error() < best.get(best.size() - 1).error()) {
                best.add(cut);
            }
        }
        return best;
    }

    private long cores(Tile tile) {
        Shape shape = reader.shape();
        return (long) pieces(shape.height(), tile.side)
                * pieces(shape.width(), tile.side)
                * pieces(shape.channels(), tile.channels)
                * tile.parts;
    }

    private static int pieces(int length, int piece) {
        return (length + piece - 1) / piece;
    }

    private Set<Tile> tiles() {
        Set<Tile> tiles = new LinkedHashSet<>();
        Shape shape = reader.shape();
        for (int side = 1; side <= Math.max(shape.height(), shape.width()); side++) {
            int positions = Math.min(side, shape.height()) * Math.min(side, shape.width());
            boolean anyFits = false;
            for (int channels = shape.channels(); channels >= 1; channels /= 2) {
                if ((long) positions * channels > limits.neurons()) {
                    continue;
                }
                int sources = reader.read(inner(side, channels)).sources().size();
                boolean fits = sources <= limits.axons();
                if (side > 1 && (anyFits || !fits)) {
                    continue; // Large tiles are for few cores: the most channels that fit.
                }
                anyFits |= fits;
                if (isReadOut) {
                    addParts(tiles, side, channels, sources);
                } else if (fits || side == 1) {
                    tiles.add(Tile.of(side, channels, 1, sources));
                }
            }
            if (!anyFits) {
                break;
            }
        }
        return tiles;
    }

    private void addParts(Set<Tile> tiles, int side, int channels, int sources) {
        for (int each = 1; each <= limits.types(); each++) {
            tiles.add(Tile.of(side, channels, pieces(Math.max(1, sources), limits.axons() / each), sources));
        }
        for (int each = limits.axons() / limits.types() / 2; each >= limits.types(); each /= 2) {
            tiles.add(Tile.of(side, channels, pieces(Math.max(1, sources), each), sources));
        }
    }

    /** A tile in the middle, where no border takes sources away. */
    private Box inner(int side, int channels) {
        Shape shape = reader.shape();
        int row = Math.max(0, (shape.height() - side) / 2);
        int column = Math.max(0, (shape.width() - side) / 2);
        return new Box(
                0, channels, row, Math.min(shape.height(), row + side), column, Math.min(shape.width(), column + side));
    }

    private LayerCut cut(Tile tile) {
        Shape shape = reader.shape();
        List<CoreFit> cores = new ArrayList<>();
        for (int row = 0; row < shape.height(); row += tile.side) {
            for (int column = 0; column < shape.width(); column += tile.side) {
                for (int channel = 0; channel < shape.channels(); channel += tile.channels) {
                    Box box = new Box(
                            channel,
                            Math.min(shape.channels(), channel + tile.channels),
                            row,
                            Math.min(shape.height(), row + tile.side),
                            column,
                            Math.min(shape.width(), column + tile.side));
                    addCores(reader.read(box), tile.parts, cores);
                }
            }
        }
        return LayerCut.of(cores);
    }

    private void addCores(BoxSynapses whole, int parts, List<CoreFit> cores) {
        int sources = whole.sources().size();
        for (int part = 0; part < parts; part++) {
            BoxSynapses synapses =
                    whole.part((int) ((long) sources * part / parts), (int) ((long) sources * (part + 1) / parts));
            TypedWeights typed = known.computeIfAbsent(new Content(synapses.weights()), content -> fit(synapses));
            cores.add(new CoreFit(synapses, typed, part));
        }
    }

    private TypedWeights fit(BoxSynapses synapses) {
        int neurons = synapses.neurons().length;
        if (synapses.sources().isEmpty()) {
            return new TypedWeights(new short[neurons][limits.types()], new byte[0][]);
        }
        return new WeightFit(synapses.weights(), limits.axons(), limits.types(), limits.largestWeight()).fit(how);
    }
}
