package org.spikeway.mapping.layers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spikeway.mapping.layers.SmallNetwork.IMAGE;

import org.junit.jupiter.api.Test;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;

/** What has no spiking form is refused in one line with network, node and remedy. */
class LoweringRefusalTest {
    private static final Window THREE = Window.square(3, 1, 1);
    private final SmallNetwork small = new SmallNetwork(1, 4, 7, 6);

    private void requireRefused(String output, String message) {
        assertThatThrownBy(() -> Lowering.lower(small.endingIn(output)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("network small, node /" + output + ": " + message);
    }

    @Test
    void shouldRefuseMaximaOfWhatDoesNotSpike() {
        String remedy =
                "it takes the maximum of what is not one layer of ReLUs. Put a ReLU right before it, which changes"
                        + " nothing where one comes behind.";
        String layer = small.layer(IMAGE, 4);

        requireRefused(small.maximum(IMAGE, Window.square(2, 2, 0)), remedy);
        requireRefused(small.maximum(small.convolve(layer, THREE, 4, 1, true), THREE), remedy);
        requireRefused(small.maximum(small.average(layer, Window.square(2, 2, 0), true), THREE), remedy);
        requireRefused(small.maximum(small.add(layer, layer), THREE), remedy);
    }

    @Test
    void shouldRefuseMaximaOfMoreValuesThanAGateCounts() {
        requireRefused(
                small.maximum(small.layer(IMAGE, 4), Window.square(5, 1, 0)),
                "it takes the maximum of 25 values, a gate counts at most 24. Use smaller windows.");
    }

    @Test
    void shouldRefuseWhateverReadsASumThatNoReluCloses() {
        String open = small.convolve(IMAGE, THREE, 4, 1, false);
        String sum = small.add(open, IMAGE);
        String remedy = " a sum that no ReLU closes. Put a ReLU before it.";

        requireRefused(small.convolve(open, THREE, 2, 1, true), "it convolves" + remedy);
        requireRefused(small.dense(small.flatten(sum), 2), "it convolves" + remedy);
        requireRefused(small.average(sum, Window.square(2, 2, 0), false), "it averages" + remedy);
        requireRefused(small.subsample(sum, 2, 2), "it subsamples" + remedy);
        requireRefused(small.pad(sum, new Operator.Pad(0, 0, 1, 1, 1, 1)), "it pads" + remedy);
        requireRefused(small.concat(IMAGE, sum), "it concatenates" + remedy);
    }

    @Test
    void shouldRefuseANormalisedViewBecauseItHasABias() {
        requireRefused(
                small.convolve(small.normalize(IMAGE), THREE, 2, 1, true),
                "it convolves a sum that no ReLU closes. Put a ReLU before it.");
    }

    @Test
    void shouldRefuseAReshapeThatIsNoFlattening() {
        requireRefused(
                small.node(new Operator.Reshape(), new Shape(4, 6, 7), IMAGE),
                "it reshapes 4×7×6 to 4×6×7. Only flattening before a fully connected layer is supported.");
    }

    @Test
    void shouldRefuseAnAverageThatDoesNotCountItsPadding() {
        requireRefused(
                small.average(IMAGE, THREE, false),
                "its windows at the border have other divisors. Pool without padding, or count the padding.");
    }

    @Test
    void shouldRefuseADilatedAverage() {
        requireRefused(
                small.average(IMAGE, new Window(2, 2, 1, 1, 2, 1, 0, 0, 0, 0), false),
                "dilated pooling is not supported. Use dilation 1.");
    }

    @Test
    void shouldRefuseAnAverageOfWhatWasMovedOrPooledWithOverlap() {
        String message = "it averages an input that was padded, subsampled or pooled with overlap. Pool first.";
        Window two = Window.square(2, 2, 0);

        requireRefused(small.average(small.subsample(IMAGE, 2, 2), two, false), message);
        requireRefused(small.average(small.pad(IMAGE, new Operator.Pad(0, 0, 1, 0, 0, 0)), two, false), message);
        requireRefused(small.average(small.average(IMAGE, Window.square(3, 2, 0), false), two, false), message);
    }

    /** Of 7 rows the first pool drops the last; the second must find zero there, not that row. */
    @Test
    void shouldRefuseAPaddedAverageOverRowsThatAnEarlierPoolDropped() {
        String fine = small.average(IMAGE, Window.square(2, 2, 0), false);

        requireRefused(
                small.average(fine, Window.square(2, 1, 1), true),
                "its padding lies where an earlier pooling dropped rows or columns. Pool without padding.");
    }

    @Test
    void shouldRefuseGroupsOfJoinedOrAddedChannels() {
        String message = "it convolves groups of an input with joined or added channels. Use groups=1 here.";

        requireRefused(small.convolve(small.concat(IMAGE, IMAGE), THREE, 4, 2, true), message);
        requireRefused(
                small.convolve(small.pad(IMAGE, new Operator.Pad(0, 4, 0, 0, 0, 0)), THREE, 4, 2, true), message);
        requireRefused(
                small.convolve(small.pad(IMAGE, new Operator.Pad(4, 0, 0, 0, 0, 0)), THREE, 4, 2, true), message);
    }

    @Test
    void shouldRefuseWhateverTakesAFlattenedTensorForChannels() {
        String flat = small.flatten(IMAGE);
        String message = "it reads tensor " + flat + ", a flattened 4×7×6. Flatten after it.";

        requireRefused(small.normalize(flat), message);
        requireRefused(small.concat(flat, flat), message);
        requireRefused(small.convolve(flat, Window.square(1, 1, 0), 2, 1, true), message);
        requireRefused(small.pad(flat, new Operator.Pad(1, 0, 0, 0, 0, 0)), message);
    }

    @Test
    void shouldRefuseASumOfDifferentLayouts() {
        String flat = small.flatten(IMAGE);

        requireRefused(
                small.add(flat, small.dense(flat, 168)),
                "it adds a flattened 4×7×6 and a flattened 168×1×1. Add before flattening.");
    }

    @Test
    void shouldRefuseSoftmaxInsideANetwork() {
        String logits = small.dense(small.flatten(IMAGE), 3);
        String softmax = small.node(new Operator.Softmax(), small.shape(logits), logits);
        String behind = small.dense(softmax, 2);

        assertThatThrownBy(() -> Lowering.lower(small.endingIn(behind)))
                .hasMessage("network small, node /" + softmax
                        + ": softmax inside a network has no spiking form. End the network with it or remove it.");
    }

    @Test
    void shouldRefuseATensorThatNothingWrites() {
        small.relu(IMAGE);

        assertThatThrownBy(() -> Lowering.lower(small.endingIn("missing")))
                .isInstanceOf(RefusedException.class)
                .hasMessage("network small: tensor missing is read before it is set");
    }
}
