package org.spikeway.chip;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a chip from its YAML file; {@code docs/chip-files.md} describes the format key by key.
 *
 * <p>Every number states its unit and its source, or that it is an assumption. Every key must be there and no other
 * may: what a chip does not have is said with {@code unlimited}, {@code unsupported} or {@code none}. Only a file that
 * extends another may leave keys out.
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
        return ChipFile.read(file).model();
    }

    /** Reads one chip from text; {@code file} is the name for messages. */
    static ChipModel read(String file, String text) {
        return ChipFile.read(file, text).model();
    }

    /** The chip that a complete tree describes. */
    static ChipModel model(Section top) {
        top.exactly("name", "title", "geometry", "core", "arithmetic", "timing", "energy");
        Geometry geometry = geometry(top.section("geometry"));
        CoreLimits limits = limits(top.section("core"));
        Section a = top.section("arithmetic");
        Arithmetic arithmetic = arithmetic(a);
        NeuronModel neuron = NeuronModel.of(a.choice("neuron", NeuronModel.words()));
        Optional<Timing> timing =
                top.says("timing", "none") ? Optional.empty() : Optional.of(CostReader.timing(top.section("timing")));
        Optional<EnergyTable> energy =
                top.says("energy", "none") ? Optional.empty() : Optional.of(CostReader.energy(top.section("energy")));
        return top.build(() -> new ChipModel(
                top.text("name"), top.text("title"), geometry, limits, neuron, arithmetic, timing, energy));
    }

    private static Geometry geometry(Section s) {
        String word = s.choice("topology", "unlimited", "mesh", "torus", "hexagonal-torus");
        if (word.equals("unlimited")) {
            s.exactly("topology");
            return new Geometry.Unlimited();
        }
        s.exactly("topology", "packets", "chips", "chipsX", "chipsPerBoard", "tilesX", "tilesY", "coresPerTile");
        Geometry.Topology topology = word.equals("mesh")
                ? Geometry.Topology.MESH
                : word.equals("torus") ? Geometry.Topology.TORUS : Geometry.Topology.HEXAGONAL_TORUS;
        Geometry.Cast cast = s.choice("packets", "unicast", "multicast").equals("unicast")
                ? Geometry.Cast.UNICAST
                : Geometry.Cast.MULTICAST;
        int chips = whole(s, "chips", "chips");
        int chipsX = whole(s, "chipsX", "chips");
        int chipsPerBoard = whole(s, "chipsPerBoard", "chips");
        int tilesX = whole(s, "tilesX", "tiles");
        int tilesY = whole(s, "tilesY", "tiles");
        int coresPerTile = whole(s, "coresPerTile", "cores");
        return s.build(
                () -> new Geometry.Mesh(topology, chips, tilesX, tilesY, coresPerTile, chipsX, chipsPerBoard, cast));
    }

    private static CoreLimits limits(Section s) {
        s.only(
                "neurons",
                "inputAxons",
                "outputAxons",
                "sharedAxons",
                "synapseMemory",
                "fanIn",
                "targets",
                "axonTypes",
                "routingEntries",
                "minDelay",
                "maxDelay");
        long neurons = limit(s, "neurons", Quantity.count("compartments"));
        long inputAxons = limit(s, "inputAxons", Quantity.count("axons"));
        long outputAxons = limit(s, "outputAxons", Quantity.count("axons"));
        long synapseMemory = limit(s, "synapseMemory", Quantity.BITS);
        long fanIn = limit(s, "fanIn", Quantity.count("synapses"));
        long targets = limit(s, "targets", Quantity.count("cores"));
        long axonTypes = limit(s, "axonTypes", Quantity.count("types"));
        long routingEntries = limit(s, "routingEntries", Quantity.count("entries"));
        long minDelay = whole(s, "minDelay", "ticks");
        long maxDelay = limit(s, "maxDelay", Quantity.count("ticks"));
        SharedAxons sharedAxons = s.has("sharedAxons") ? sharedAxons(s.section("sharedAxons")) : SharedAxons.NONE;
        return s.build(() -> new CoreLimits(
                neurons,
                inputAxons,
                outputAxons,
                synapseMemory,
                fanIn,
                targets,
                axonTypes,
                routingEntries,
                minDelay,
                maxDelay,
                sharedAxons));
    }

    private static SharedAxons sharedAxons(Section s) {
        s.exactly("channels", "outputEntries");
        int channels = whole(s, "channels", "channels");
        int entries = whole(s, "outputEntries", "axons");
        return s.build(() -> new SharedAxons(channels, entries));
    }

    private static Arithmetic arithmetic(Section s) {
        if (s.choice("numbers", "real", "integer").equals("real")) {
            s.exactly("neuron", "numbers", "softReset", "hardReset", "layerDelay");
            return s.build(() -> new Arithmetic.RealNumbers(resets(s), whole(s, "layerDelay", "ticks")));
        }
        s.exactly(
                "neuron",
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

    private static int whole(Section s, String key, String things) {
        return (int) NumberReader.count(s, key, Quantity.count(things), LARGEST);
    }

    private static long limit(Section s, String key, Quantity quantity) {
        return s.says(key, "unlimited")
                ? CoreLimits.UNLIMITED
                : NumberReader.count(s, key, quantity, CoreLimits.UNLIMITED);
    }
}
