package org.spikeway.chip;

import java.util.Optional;

/** Reads the groups {@code timing} and {@code energy} of a chip file. */
final class CostReader {
    private CostReader() {}

    static Timing timing(Section s) {
        boolean fixed = s.has("tick");
        s.exactly(
                "clock",
                "synapticOperation",
                "neuronActive",
                "neuronInactive",
                "spike",
                "spikeInTile",
                "hopX",
                "hopY",
                fixed ? "tick" : "barrier");
        Constant clock = NumberReader.cost(s, "clock", Quantity.FREQUENCY);
        if (clock.isCharged() && clock.low() <= 0) {
            throw s.get("clock").place().refuse("a clock of 0 MHz stands still.");
        }
        Quantity time = clock.isCharged() ? Quantity.timeAt(clock) : Quantity.TIME;
        return s.build(() -> new Timing(
                clock.isCharged() ? Optional.of(clock) : Optional.empty(),
                NumberReader.cost(s, "synapticOperation", time),
                NumberReader.cost(s, "neuronActive", time),
                NumberReader.cost(s, "neuronInactive", time),
                NumberReader.cost(s, "spike", time),
                NumberReader.cost(s, "spikeInTile", time),
                NumberReader.cost(s, "hopX", time),
                NumberReader.cost(s, "hopY", time),
                fixed
                        ? new Pace.FixedTick(NumberReader.constant(s, "tick", time))
                        : barrier(s.section("barrier"), time)));
    }

    private static Barrier barrier(Section s, Quantity time) {
        s.exactly("oneTile", "thirtyTwoTiles");
        return s.build(() -> new Barrier(
                NumberReader.constant(s, "oneTile", time), NumberReader.constant(s, "thirtyTwoTiles", time)));
    }

    static EnergyTable energy(Section s) {
        s.exactly(
                "synapticOperation",
                "neuronActive",
                "neuronInactive",
                "spike",
                "packet",
                "spikeInTile",
                "hopX",
                "hopY",
                "hopBetweenChips",
                "staticPower");
        Section power = s.section("staticPower").exactly("chip", "activeCore", "board");
        return new EnergyTable(
                synapse(s),
                energy(s, "neuronActive"),
                energy(s, "neuronInactive"),
                energy(s, "spike"),
                energy(s, "packet"),
                energy(s, "spikeInTile"),
                energy(s, "hopX"),
                energy(s, "hopY"),
                energy(s, "hopBetweenChips"),
                new EnergyTable.StaticPower(
                        NumberReader.cost(power, "chip", Quantity.POWER),
                        NumberReader.cost(power, "activeCore", Quantity.POWER),
                        NumberReader.cost(power, "board", Quantity.POWER)));
    }

    private static Constant energy(Section s, String key) {
        return NumberReader.cost(s, key, Quantity.ENERGY);
    }

    /** One number for all synapses, or one for each kind of connection. */
    private static EnergyTable.Synapse synapse(Section s) {
        String key = "synapticOperation";
        if (s.get(key) instanceof Section kinds && (kinds.has("dense") || kinds.has("convolution"))) {
            kinds.exactly("dense", "convolution", "shortcut");
            return new EnergyTable.Synapse(
                    energy(kinds, "dense"), energy(kinds, "convolution"), energy(kinds, "shortcut"));
        }
        return EnergyTable.Synapse.all(energy(s, key));
    }
}
