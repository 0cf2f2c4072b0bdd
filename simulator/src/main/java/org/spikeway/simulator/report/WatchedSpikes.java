package org.spikeway.simulator.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.engine.SpikeObserver;

/**
 * Counts the spikes of layers tick by tick, and keeps every spike of some neurons of each, spread evenly over the layer.
 *
 * <p>Of a layer of n neurons k are watched; the r-th is {@code ⌊r·n/k⌋ + (7919·r mod ⌊n/k⌋)}, so that they do not all fall
 * on one channel. Example: of 100 neurons 3 are 0, 33 + 32 = 65, 66 + 31 = 97.
 */
final class WatchedSpikes implements SpikeObserver {
    private static final int NO_LAYER = -1;
    private static final int SCATTER = 7919;

    private final ChipProgram program;
    private final List<Population> layers;
    private final int ticks;
    private final int[] layerOfPopulation;
    private final int[][] counts;
    private final byte[][][] trains;

    /** @param neurons watched of all layers together, shared out evenly, at least one of each */
    WatchedSpikes(ChipProgram program, List<Population> layers, int ticks, int neurons) {
        this.program = program;
        this.layers = layers;
        this.ticks = ticks;
        layerOfPopulation = new int[program.populations().size()];
        java.util.Arrays.fill(layerOfPopulation, NO_LAYER);
        counts = new int[layers.size()][ticks];
        trains = new byte[layers.size()][][];
        for (int layer = 0; layer < layers.size(); layer++) {
            layerOfPopulation[layers.get(layer).id()] = layer;
            int share = Math.max(1, neurons / layers.size());
            trains[layer] = new byte[Math.min(share, layers.get(layer).shape().size())][(ticks + 7) / 8];
        }
    }

    int ticks() {
        return ticks;
    }

    List<Population> layers() {
        return layers;
    }

    /** By tick, from the first. */
    int[] counts(int layer) {
        return counts[layer];
    }

    /** By neuron in the order of the population: bit t mod 8 of byte t / 8, from the lowest, is tick t + 1. */
    Map<Integer, byte[]> trains(int layer) {
        Map<Integer, byte[]> byNeuron = new LinkedHashMap<>();
        for (int row = 0; row < trains[layer].length; row++) {
            byNeuron.put(neuron(layer, row), trains[layer][row]);
        }
        return byNeuron;
    }

    private int neuron(int layer, int row) {
        int size = layers.get(layer).shape().size();
        int watched = trains[layer].length;
        return (int) ((long) row * size / watched + (long) row * SCATTER % (size / watched));
    }

    @Override
    public void observe(SpikeBlock block) {
        Slice slice = program.slices().get(block.slice());
        int layer = layerOfPopulation[slice.population()];
        if (layer == NO_LAYER || block.tick() > ticks) {
            return;
        }
        int tick = block.tick() - 1;
        counts[layer][tick] += block.count();
        Shape shape = layers.get(layer).shape();
        for (int i = 0; i < block.count(); i++) {
            mark(layer, slice.box().populationIndex(block.neurons()[i], shape), shape.size(), tick);
        }
    }

    /** The neuron is of the row in whose share of the layer it lies, or, by rounding, of the next. */
    private void mark(int layer, int neuron, int size, int tick) {
        int watched = trains[layer].length;
        int row = (int) ((long) neuron * watched / size);
        for (int candidate = row; candidate <= row + 1 && candidate < watched; candidate++) {
            if (neuron(layer, candidate) == neuron) {
                trains[layer][candidate][tick / 8] |= (byte) (1 << tick % 8);
            }
        }
    }
}
