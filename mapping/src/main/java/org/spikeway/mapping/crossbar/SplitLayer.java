package org.spikeway.mapping.crossbar;

import java.util.Arrays;
import java.util.Locale;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Crossbar;

/**
 * A layer on one crossbar core, with the splitter core before it: a neuron drives one axon, so a source that enters the
 * layer by several axon types first drives a splitter core, where one relay neuron for each of these axons hears it alone
 * and fires (weight 1, threshold 1) a tick later. Relay k of the splitter drives axon k of the layer.
 *
 * <p>Example: 64 sources of 4 types each take 64 axons and 256 relays of the splitter, and all 256 axons of the layer.
 *
 * @param splitter from the sources to the relays
 * @param layer from the relays to the neurons
 * @param relays relay neurons in use
 */
public record SplitLayer(Crossbar splitter, Crossbar layer, int relays) {
    /** @throws RefusedException where a core has too few axons or neurons */
    public static SplitLayer of(String name, TypedWeights weights) {
        require(name, weights.axons(), "axons");
        require(name, weights.sources(), "splitter axons");
        require(name, weights.neurons(), "neurons");
        long[] splits = new long[Crossbar.SIZE * Crossbar.ROW_WORDS];
        long[] bits = new long[Crossbar.SIZE * Crossbar.ROW_WORDS];
        byte[] types = new byte[Crossbar.SIZE];
        int relay = 0;
        for (int s = 0; s < weights.sources(); s++) {
            for (int t = 0; t < Crossbar.TYPES; t++) {
                if (!weights.needs(s, t)) {
                    continue;
                }
                Crossbar.connect(splits, 0, s, relay);
                types[relay] = (byte) t;
                for (int n = 0; n < weights.neurons(); n++) {
                    if (weights.hears(s, n, t)) {
                        Crossbar.connect(bits, 0, relay, n);
                    }
                }
                relay++;
            }
        }
        int[] ways = new int[Crossbar.SIZE];
        int used = relay;
        Arrays.setAll(ways, k -> k < used ? k : Crossbar.NO_AXON);
        return new SplitLayer(splitter(splits, weights.sources()), layer(bits, types, weights, ways), relay);
    }

    private static Crossbar splitter(long[] splits, int sources) {
        short[] ones = new short[Crossbar.TYPES * Crossbar.SIZE];
        Arrays.fill(ones, 0, Crossbar.SIZE, (short) 1);
        int[] axons = new int[sources];
        Arrays.setAll(axons, s -> s);
        return new Crossbar(splits, new byte[Crossbar.SIZE], new short[][] {ones}, axons, next(sources));
    }

    private static Crossbar layer(long[] bits, byte[] types, TypedWeights weights, int[] ways) {
        short[] table = new short[Crossbar.TYPES * Crossbar.SIZE];
        for (int n = 0; n < weights.neurons(); n++) {
            for (int t = 0; t < Crossbar.TYPES; t++) {
                table[t * Crossbar.SIZE + n] = weights.tableWeight(n, t);
            }
        }
        return new Crossbar(bits, types, new short[][] {table}, ways, next(ways.length));
    }

    /** Every spike arrives at the next tick. */
    private static byte[] next(int sources) {
        byte[] delays = new byte[sources];
        Arrays.fill(delays, (byte) 1);
        return delays;
    }

    private static void require(String name, int need, String things) {
        if (need > Crossbar.SIZE) {
            throw new RefusedException(String.format(
                    Locale.ROOT,
                    "layer %s: %,d %s needed, a crossbar core has %d."
                            + " Use fewer sources or neurons, or weights of fewer values.",
                    name,
                    need,
                    things,
                    Crossbar.SIZE));
        }
    }
}
