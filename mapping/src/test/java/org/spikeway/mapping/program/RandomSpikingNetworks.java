package org.spikeway.mapping.program;

import static org.spikeway.mapping.layers.SmallNetwork.IMAGE;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.layers.SmallNetwork;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;

/** Small spiking networks with strides, groups, pooling, short cuts of all kinds and layers side by side. */
public final class RandomSpikingNetworks {
    private final SplittableRandom random;
    private final SmallNetwork small;

    private RandomSpikingNetworks(SplittableRandom random) {
        this.random = random;
        small = new SmallNetwork(random.nextLong(), one(3), 3 + one(4), 3 + one(4));
    }

    public static SpikingNetwork next(SplittableRandom random) {
        return new RandomSpikingNetworks(random).network();
    }

    private int one(int most) {
        return 1 + random.nextInt(most);
    }

    private SpikingNetwork network() {
        String last = small.layer(IMAGE, 2 * one(2));
        for (int i = one(4); i > 0; i--) {
            last = grow(last);
        }
        LayerGraph graph = Lowering.lower(small.endingIn(small.dense(small.flatten(last), one(4))));
        double[] thresholds = new double[graph.rectified().size()];
        Arrays.setAll(thresholds, i -> random.nextDouble(0.5, 3));
        InputCoding input = random.nextBoolean()
                ? new InputCoding.Constant()
                : new InputCoding.Poisson(random.nextDouble(0.5, 3), random.nextBoolean());
        Reset reset = random.nextBoolean() ? Reset.SOFT : Reset.HARD;
        return new SpikingNetwork(graph, thresholds, reset, random.nextInt(2) * 0.5, input);
    }

    private String grow(String from) {
        int channels = small.shape(from).channels();
        Window same = Window.square(3, 1, 1);
        switch (random.nextInt(6)) {
            case 0:
                return small.layer(from, one(5));
            case 1:
                return small.relu(small.convolve(from, Window.square(3, 2, 1), 2 * one(2), 1, true));
            case 2:
                return small.relu(small.convolve(from, same, channels, channels, true));
            case 3:
                return small.relu(small.add(small.convolve(small.layer(from, 3), same, channels, 1, true), from));
            case 4:
                return down(from, channels);
            default:
                return small.layer(small.concat(pooled(from), pooled(small.layer(from, 2))), 3);
        }
    }

    private String pooled(String from) {
        Window two = new Window(2, 1, 1, 1, 1, 1, 0, 0, 0, 0);
        return small.shape(from).height() < 3 ? from : small.average(from, two, false);
    }

    /** A block that halves rows and columns, with a short cut that starts at a later channel. */
    private String down(String from, int channels) {
        Operator.Pad more = new Operator.Pad(1, 1, 0, 0, 0, 0);
        String inner = small.relu(small.convolve(from, Window.square(3, 2, 1), 2, 1, true));
        String shortcut = small.pad(small.subsample(from, 2, 2), more);
        return small.relu(small.add(small.convolve(inner, Window.square(3, 1, 1), channels + 2, 1, true), shortcut));
    }
}
