package org.spikeway.mapping.convert;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.encode.PoissonEncoder;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Runs a spiking network on calibration images one layer after the other, each for all ticks, and keeps the spikes that
 * later layers read. So a layer can be changed and tried again while those before it stay as they are.
 */
final class LayerByLayer {
    /** Seed of the calibration's Poisson spikes, unlike that of runs. */
    private static final long SEED = 777;

    private final int ticks;
    private final int readFrom;
    private final Numbers numbers;
    private final Workers workers;
    private final double[][] images;
    private final SpikeTrain[][] trains;
    private final SpikeTrain[] inputTrains;
    private final int[] lastReader;

    LayerByLayer(LayerGraph graph, InputCoding input, Calibration calibration, int images, SpikingBudget budget)
            throws IOException {
        ticks = budget.ticks();
        readFrom = budget.readFrom();
        numbers = budget.numbers();
        workers = new Workers(budget.workers());
        Shape shape = graph.input();
        this.images = new double[images][shape.size()];
        for (int i = 0; i < images; i++) {
            calibration.read(i, this.images[i]);
        }
        trains = new SpikeTrain[graph.layers().size()][];
        lastReader = new int[trains.length];
        for (int layer = 0; layer < trains.length; layer++) {
            for (Branch branch : graph.layers().get(layer).branches()) {
                if (branch.source() != Branch.INPUT) {
                    lastReader[branch.source()] = layer;
                }
            }
        }
        inputTrains = input instanceof InputCoding.Poisson poisson ? encode(poisson, shape) : new SpikeTrain[0];
    }

    private SpikeTrain[] encode(InputCoding.Poisson poisson, Shape shape) {
        SpikeTrain[] encoded = new SpikeTrain[images.length];
        workers.forEach(images.length, () -> {
            PoissonEncoder encoder = poisson.signed()
                    ? PoissonEncoder.signed(SEED, shape.channels(), shape.height(), shape.width(), poisson.max())
                    : PoissonEncoder.unsigned(SEED, shape.channels(), shape.height(), shape.width(), poisson.max());
            int[] spikes = new int[encoder.capacity() + Kernels.SLACK];
            int neurons = shape.size() * (poisson.signed() ? 2 : 1);
            return image -> {
                encoder.image(images[image], image);
                encoded[image] = new SpikeTrain(neurons, ticks);
                for (int tick = 1; tick <= ticks; tick++) {
                    encoded[image].set(tick, spikes, encoder.tick(tick, spikes));
                }
            };
        });
        return encoded;
    }

    int images() {
        return images.length;
    }

    Workers workers() {
        return workers;
    }

    int ticks() {
        return ticks;
    }

    /** How many ticks are read. */
    int readTicks() {
        return ticks - readFrom + 1;
    }

    /** Looks at the potentials that a layer is left with after an image, while its spikes are at hand; called by several threads. */
    @FunctionalInterface
    interface Potentials {
        void see(int image, SpikingLayer layer, int[] counts);
    }

    /** Runs one layer on all images, for the layers before it have been run, and keeps its spikes. */
    void run(SpikingNetwork network, int layer, @Nullable Potentials potentials) {
        SpikeTrain[] made = new SpikeTrain[images.length];
        workers.forEach(images.length, () -> {
            SpikingLayer runner = new SpikingLayer(network, layer, numbers);
            return image -> {
                made[image] = runner.run(images[image], source -> train(source, image), ticks, readFrom);
                if (potentials != null) {
                    potentials.see(image, runner, made[image].counts(readFrom));
                }
            };
        });
        trains[layer] = made;
    }

    /** Runs one layer on all images, without a look at its potentials. */
    void run(SpikingNetwork network, int layer) {
        run(network, layer, null);
    }

    /** The largest input that any neuron of a layer gets in one tick of any image. */
    double largestInput(SpikingNetwork network, int layer) {
        double[] largest = new double[images.length];
        workers.forEach(images.length, () -> {
            SpikingLayer runner = SpikingLayer.integrating(network, layer, numbers);
            return image -> largest[image] = runner.largestInput(images[image], source -> train(source, image), ticks);
        });
        return Arrays.stream(largest).max().orElse(0);
    }

    /** Drops the spikes that no layer behind this one reads. */
    void forget(int layer) {
        for (int before = 0; before <= layer; before++) {
            if (lastReader[before] <= layer) {
                trains[before] = new SpikeTrain[0];
            }
        }
    }

    /** How often the neurons of a layer fire for an image in the ticks that are read. */
    int[] counts(int layer, int image) {
        return train(layer, image).counts(readFrom);
    }

    /** The spikes of a layer, or of the pixels, for an image. */
    SpikeTrain train(int layer, int image) {
        return layer == Branch.INPUT ? inputTrains[image] : trains[layer][image];
    }
}
