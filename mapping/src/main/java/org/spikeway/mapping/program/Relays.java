package org.spikeway.mapping.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;

/**
 * Puts relays behind layers: a neuron for each of theirs that repeats its spikes a tick later and sends them on instead.
 *
 * <p>A layer whose neurons reach many cores must lie on many cores itself, for want of output axons, and then asks as many of
 * the layer in front of it, and so on to the input. With relays it sends each spike to one core, and only the relays, which
 * need next to nothing of a core, are cut so fine. What is computed stays the same, some ticks later: all ways between two
 * layers take the same number of ticks still.
 */
final class Relays {
    private static final int RELAY = -1;

    private final ChipModel chip;
    private final Numbers numbers;
    private final WholeNetwork whole;
    private final SortedSet<Integer> layers = new TreeSet<>();
    private WholeNetwork network;
    /** By population of the network with relays its id in the one without, or {@link #RELAY}. */
    private int[] originals;

    /**
     * None so far.
     *
     * @param numbers of the program
     */
    Relays(ChipModel chip, Numbers numbers, WholeNetwork whole) {
        this.chip = chip;
        this.numbers = numbers;
        this.whole = whole;
        network = whole;
        originals = IntStream.range(0, whole.populations().size()).toArray();
    }

    /** The network with the relays so far. */
    WholeNetwork network() {
        return network;
    }

    /**
     * Puts relays behind the last layer that was cut very fine for want of output axons.
     *
     * @param partitioner of {@link #network}
     * @return false where there is none, or where spikes go round in a circle, which cannot take longer
     * @throws RefusedException where a spike must wait longer than the chip's longest delay
     */
    boolean addOne(Partitioner partitioner) {
        OptionalInt last = partitioner.lastWithoutOutputs(id -> originals[id] != RELAY);
        boolean circular = whole.projections().stream().anyMatch(each -> each.source() >= each.target());
        if (circular || last.isEmpty() || !layers.add(originals[last.getAsInt()])) {
            return false;
        }
        insert();
        return true;
    }

    private void insert() {
        int[] depths = depths();
        int[] places = new int[depths.length];
        int[] senders = new int[depths.length];
        IntStream.Builder ids = IntStream.builder();
        List<Population> populations = new ArrayList<>();
        List<Projection> projections = new ArrayList<>();
        for (Population each : whole.populations()) {
            int id = each.id();
            places[id] = populations.size();
            populations.add(new Population(places[id], each.name(), each.shape(), each.cells(), 1 + depths[id]));
            ids.add(id);
            for (Projection into : whole.projections()) {
                if (into.target() == id) {
                    projections.add(new Projection(
                            projections.size(),
                            senders[into.source()],
                            places[id],
                            delay(into, depths),
                            into.connection()));
                }
            }
            if (layers.contains(id)) {
                Connection connection = oneToOne(each.shape());
                projections.add(new Projection(projections.size(), places[id], populations.size(), step(), connection));
                populations.add(relays(populations.size(), each, 1 + depths[id] + step()));
                ids.add(RELAY);
            }
            senders[id] = populations.size() - 1;
        }
        network = new WholeNetwork(populations, projections);
        originals = ids.build().toArray();
    }

    private int delay(Projection projection, int[] depths) {
        if (!whole.sendsSpikes(projection)) {
            return 0;
        }
        Population target = whole.populations().get(projection.target());
        int begun = depths[projection.source()] + (layers.contains(projection.source()) ? step() : 0);
        int delay = own(projection, target) + depths[target.id()] - begun;
        if (delay > chip.limits().maxDelay()) {
            throw new RefusedException(String.format(
                    Locale.ROOT,
                    "layer %s: a short cut must wait %d ticks with relays on the way beside it, chip %s delays by at most"
                            + " %d. Choose a chip with longer delays or more output axons, or a shallower network.",
                    target.name(),
                    delay,
                    chip.name(),
                    chip.limits().maxDelay()));
        }
        return delay;
    }

    private int step() {
        return chip.arithmetic().layerDelayTicks();
    }

    /** By population, when its first spikes arrive. */
    private int[] depths() {
        int[] depths = new int[whole.populations().size()];
        for (Population target : whole.populations()) {
            for (Projection into : whole.spikesInto(target)) {
                int way = layers.contains(into.source()) ? 2 * step() : step();
                depths[target.id()] = Math.max(depths[target.id()], depths[into.source()] + way);
            }
        }
        return depths;
    }

    /** What a projection waits beyond the balance of its ends. */
    private int own(Projection projection, Population target) {
        int begun = whole.populations().get(projection.source()).firstTick();
        return projection.delayTicks() - (target.firstTick() - begun);
    }

    private Population relays(int id, Population of, int firstTick) {
        Cells.Reset reset = chip.arithmetic().resets().hard().isPresent() ? Cells.Reset.HARD : Cells.Reset.SOFT;
        Cells cells = new Cells.IntegrateAndFire(1, reset, 0, new double[0]);
        return new Population(id, of.name() + " relays", of.shape(), cells, firstTick);
    }

    private Connection oneToOne(Shape shape) {
        Axis rows = Axis.kernel(shape.height(), 1, 1, 0, shape.height());
        Axis columns = Axis.kernel(shape.width(), 1, 1, 0, shape.width());
        return new Connection.Shortcut(rows, columns, shape.channels(), shape.channels(), 0, ones(shape.channels()));
    }

    /** Weight 1, in the format of the program. */
    private Weights ones(int count) {
        return switch (numbers) {
            case INTEGER -> {
                byte[] ones = new byte[count];
                Arrays.fill(ones, (byte) 1);
                yield new Weights.Bytes(ones, 0);
            }
            case FLOAT -> {
                float[] ones = new float[count];
                Arrays.fill(ones, 1);
                yield new Weights.Floats(ones);
            }
            case DOUBLE -> {
                double[] ones = new double[count];
                Arrays.fill(ones, 1);
                yield new Weights.Doubles(ones);
            }
        };
    }
}
