package org.spikeway.mapping.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Connection.Shortcut;
import org.spikeway.chip.program.Weights;

/** Lets values arrive some ticks later: channels with different delays take ways of their own. */
final class Delays {
    private Delays() {}

    /** @param ticks one for all, or one a channel */
    static Value of(Value input, int[] ticks, Function<String, RefusedException> refuse) {
        if (input.bias().length != 0) {
            throw refuse.apply("it delays a bias, which has no beginning. Delay the spikes before the weights.");
        }
        List<Branch> delayed = new ArrayList<>();
        for (Branch branch : input.branches()) {
            if (Arrays.stream(ticks).distinct().count() == 1) {
                delayed.add(new Branch(branch.source(), branch.connection(), branch.delayTicks() + ticks[0]));
            } else if (branch.connection() instanceof Shortcut shortcut) {
                for (int delay : Arrays.stream(ticks).distinct().toArray()) {
                    Shortcut part = only(shortcut, ticks, delay);
                    delayed.add(new Branch(branch.source(), part, branch.delayTicks() + delay));
                }
            } else {
                throw refuse.apply("it delays the channels of a sum differently. Delay the spikes before the weights.");
            }
        }
        return new Value(delayed, input.bias(), input.shape(), input.name());
    }

    /** The channels with that delay. */
    private static Shortcut only(Shortcut shortcut, int[] ticks, int delay) {
        double[] weights = new double[shortcut.sourceChannels()];
        for (int c = 0; c < weights.length; c++) {
            int target = c + shortcut.channelOffset();
            boolean reached = target >= 0 && target < ticks.length && ticks[target] == delay;
            weights[c] = reached ? shortcut.weights().at(c) : 0;
        }
        return new Shortcut(
                shortcut.rows(),
                shortcut.columns(),
                shortcut.sourceChannels(),
                shortcut.targetChannels(),
                shortcut.channelOffset(),
                new Weights.Doubles(weights));
    }
}
