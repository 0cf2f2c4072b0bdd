package org.spikeway.mapping.convert;

import java.io.IOException;
import org.spikeway.chip.program.Cells;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * A ReLU network in time-to-first-spike coding ({@link Cells.FirstSpike}): each layer fires in the window behind those of
 * all layers that it reads, every neuron at most once.
 *
 * <p>It computes what the ANN computes with each activation cut at its layer's threshold and rounded to T steps, nothing
 * else: a short cut waits in the potential, and a gate of max pooling passes the first spike of its window, which is the
 * largest value. The image flows in as the sample begins, so the first layer fires in the first window; a network with d
 * layers one behind the other, read-out not counted, takes d·T ticks.
 *
 * @param thresholds one a rectified layer; the gates of a max pooling take that of the layer they pool
 * @param window T, the ticks of a window
 */
public record FirstSpikeNetwork(LayerGraph graph, double[] thresholds, int window) implements SpikingModel {
    public FirstSpikeNetwork {
        thresholds = SpikingNetwork.checked(graph, thresholds);
    }

    /** Converts with thresholds from calibration images. */
    public static FirstSpikeNetwork of(
            LayerGraph graph, ThresholdMethod thresholds, Calibration calibration, int window) throws IOException {
        ThresholdMethod.Balance balance = Ceilings.within(thresholds, graph, calibration);
        return new FirstSpikeNetwork(balance.graph(), balance.thresholds(), window);
    }

    @Override
    public InputCoding input() {
        return new InputCoding.Constant();
    }

    /** A spike adds its weight once for each step that is left: one unit of its value each. */
    @Override
    public double height(int layer) {
        return thresholds[layer] / window;
    }

    @Override
    public Cells cells(int layer) {
        Layer of = graph.layers().get(layer);
        if (of.isGate()) {
            return new Cells.Gate(of.inputsOfGate());
        }
        return of.rectified()
                ? new Cells.FirstSpike(thresholds[layer], window, windowOf(layer), of.bias())
                : new Cells.FirstSpike(1, window, Cells.FirstSpike.NEVER, of.bias());
    }

    /** The window, from 0, in which a layer fires: the first behind those of its sources; gates fire with theirs. */
    private int windowOf(int layer) {
        int[] windows = new int[layer + 1];
        for (int i = 0; i <= layer; i++) {
            for (Branch branch : graph.layers().get(i).branches()) {
                int source = branch.source() == Branch.INPUT ? -1 : windows[branch.source()];
                windows[i] = Math.max(windows[i], graph.layers().get(i).isGate() ? source : source + 1);
            }
        }
        return windows[layer];
    }
}
