package org.spikeway.chip;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a chip from its YAML file; {@code docs/chip-files.md} describes the format key by key.
 *
 * <p>Every number states its unit and its source, or that it is an assumption. Every key must be there and no other
 * may: what a chip does not have is said with {@code unlimited}, {@code unsupported} or {@code none}.
 */
public final class ChipReader {
    private static final int LARGEST = Integer.MAX_VALUE;

    private ChipReader() {}

    /**
     * Reads one chip.
     *
     * @throws RefusedException in one line that names file, line, key and what is allowed
     */
    public static ChipModel read(Path file) {
        return read(file.toString(), ChipText.load(file));
    }

    /** Reads one chip from text; {@code file} is the name for messages. */
    static ChipModel read(String file, String text) {
        Section top = YamlTree.read(file, text)
                .exactly("name", "title", "geometry", "core", "arithmetic", "timing", "energy");
        Geometry geometry = geometry(top.section("geometry"));
        CoreLimits limits = limits(top.section("core"));
        Arithmetic arithmetic = arithmetic(top.section("arithmetic"));
        Optional<Timing> timing =
                top.says("timing", "none") ? Optional.empty() : Optional.of(timing(top.section("timing")));
        Optional<EnergyTable> energy =
                top.says("energy", "none") ? Optional.empty() : Optional.of(energy(top.section("energy")));
        return top.build(
                () -> new ChipModel(top.text("name"), top.text("title"), geometry, limits, arithmetic, timing, energy));
    }

    private static Geometry geometry(Section s) {
        if (s.choice("topology", "unlimited", "mesh").equals("unlimited")) {
            s.exactly("topology");
            return new Geometry.Unlimited();
        }
        s.exactly("topology", "chips", "chipsX", "tilesX", "tilesY", "coresPerTile");
        int chips = whole(s, "chips", "chips");
        int chipsX = whole(s, "chipsX", "chips");
        int tilesX = whole(s, "tilesX", "tiles");
        int tilesY = whole(s, "tilesY", "tiles");
        int coresPerTile = whole(s, "coresPerTile", "cores");
        return s.build(() -> new Geometry.Mesh(chips, tilesX, tilesY, coresPerTile, chipsX));
    }

    private static CoreLimits limits(Section s) {
        s.exactly("neurons", "inputAxons", "outputAxons", "synapseMemory", "minDelay", "maxDelay");
        long neurons = limit(s, "neurons", Quantity.count("compartments"));
        long inputAxons = limit(s, "inputAxons", Quantity.count("axons"));
        long outputAxons = limit(s, "outputAxons", Quantity.count("axons"));
        long synapseMemory = limit(s, "synapseMemory", Quantity.BITS);
        long minDelay = whole(s, "minDelay", "ticks");
        long maxDelay = limit(s, "maxDelay", Quantity.count("ticks"));
        return s.build(() -> new CoreLimits(neurons, inputAxons, outputAxons, synapseMemory, minDelay, maxDelay));
    }

    private static Arithmetic arithmetic(Section s) {
        if (s.choice("numbers", "real", "integer").equals("real")) {
            s.exactly("numbers", "softReset", "hardReset", "layerDelay");
            return s.build(() -> new Arithmetic.RealNumbers(resets(s), whole(s, "layerDelay", "ticks")));
        }
        s.exactly(
                "numbers",
                "weight",
                "threshold",
                "potential",
                "readOut",
                "bias",
                "softReset",
                "hardReset",
                "layerDelay");
        ScaledInteger weight = scaled(s.section("weight"));
        ScaledInteger bias = scaled(s.section("bias"));
        int threshold = (int) NumberReader.count(s, "threshold", Quantity.BITS, LARGEST);
        int potential = (int) NumberReader.count(s, "potential", Quantity.BITS, LARGEST);
        int readOut = (int) NumberReader.count(s, "readOut", Quantity.BITS, LARGEST);
        return s.build(() -> new Arithmetic.IntegerNumbers(
                weight, threshold, potential, readOut, bias, resets(s), whole(s, "layerDelay", "ticks")));
    }

    private static ScaledInteger scaled(Section s) {
        s.exactly("mantissa", "minExponent", "maxExponent");
        int mantissa = (int) NumberReader.count(s, "mantissa", Quantity.BITS, LARGEST);
        int minExponent = whole(s, "minExponent", "powers of two");
        int maxExponent = whole(s, "maxExponent", "powers of two");
        return s.build(() -> new ScaledInteger(mantissa, minExponent, maxExponent));
    }

    private static Resets resets(Section s) {
        return new Resets(reset(s, "softReset"), reset(s, "hardReset"));
    }

    private static OptionalInt reset(Section s, String key) {
        return s.says(key, "unsupported") ? OptionalInt.empty() : OptionalInt.of(whole(s, key, "compartments"));
    }

    private static Timing timing(Section s) {
        s.exactly("synapticOperation", "neuronActive", "neuronInactive", "spikeInTile", "hopX", "hopY", "barrier");
        Section b = s.section("barrier").exactly("oneTile", "thirtyTwoTiles");
        Barrier barrier = b.build(() -> new Barrier(
                NumberReader.constant(b, "oneTile", Quantity.TIME),
                NumberReader.constant(b, "thirtyTwoTiles", Quantity.TIME)));
        return new Timing(
                NumberReader.constant(s, "synapticOperation", Quantity.TIME),
                NumberReader.constant(s, "neuronActive", Quantity.TIME),
                NumberReader.constant(s, "neuronInactive", Quantity.TIME),
                NumberReader.constant(s, "spikeInTile", Quantity.TIME),
                NumberReader.constant(s, "hopX", Quantity.TIME),
                NumberReader.constant(s, "hopY", Quantity.TIME),
                barrier);
    }

    private static EnergyTable energy(Section s) {
        s.exactly("synapticOperation", "neuronActive", "neuronInactive", "spikeInTile", "hopX", "hopY", "staticPower");
        return new EnergyTable(
                NumberReader.constant(s, "synapticOperation", Quantity.ENERGY),
                NumberReader.constant(s, "neuronActive", Quantity.ENERGY),
                NumberReader.constant(s, "neuronInactive", Quantity.ENERGY),
                NumberReader.constant(s, "spikeInTile", Quantity.ENERGY),
                NumberReader.constant(s, "hopX", Quantity.ENERGY),
                NumberReader.constant(s, "hopY", Quantity.ENERGY),
                NumberReader.constant(s, "staticPower", Quantity.POWER));
    }

    private static int whole(Section s, String key, String things) {
        return (int) NumberReader.count(s, key, Quantity.count(things), LARGEST);
    }

    private static long limit(Section s, String key, Quantity quantity) {
        return s.says(key, "unlimited")
                ? CoreLimits.UNLIMITED
                : NumberReader.count(s, key, quantity, CoreLimits.UNLIMITED);
    }
}
