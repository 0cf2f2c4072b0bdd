package org.spikeway.mapping.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spikeway.mapping.layers.SmallNetwork.IMAGE;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;

/** Networks of random operators: either lowered to what they compute, or refused in one line. */
class RandomLoweringTest {
    private static final int NETWORKS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldComputeTheSameOrRefuse(long seed) {
        int refused = 0;
        for (int i = 0; i < NETWORKS; i++) {
            long each = seed * NETWORKS + i;
            Sketch sketch = new Sketch(each);
            Network network = sketch.network();
            try {
                LoweringTest.requireSame(
                        network, sketch.small.values(network.inputShape().size()));
            } catch (RefusedException e) {
                refused++;
                assertThat(e).hasMessageMatching("network small, node /[a-z]+\\d+: [^\\n]+\\. [A-Z][^\\n]+\\.");
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("network of seed " + each + ": " + network, e);
            }
        }
        assertThat(refused).isBetween(NETWORKS / 20, NETWORKS * 3 / 4);
    }

    @Test
    void shouldGiveTheSameLayersEachTime() {
        Network network = new Sketch(17).network();

        assertThat(Lowering.lower(network).layers())
                .usingRecursiveComparison()
                .isEqualTo(Lowering.lower(network).layers());
    }

    /** Grows a network from tensors chosen at random among those already there. */
    private static final class Sketch {
        private final SplittableRandom random;
        private final SmallNetwork small;
        private final List<String> tensors = new ArrayList<>(List.of(IMAGE));

        Sketch(long seed) {
            random = new SplittableRandom(seed);
            small = new SmallNetwork(seed, one(3), one(7), one(7));
        }

        private int one(int most) {
            return 1 + random.nextInt(most);
        }

        Network network() {
            int nodes = 2 + one(8);
            for (int i = 0; i < nodes; i++) {
                // Mostly on from the newest tensor, so that networks become deep.
                String from = tensors.get(random.nextInt(3) == 0 ? random.nextInt(tensors.size()) : tensors.size() - 1);
                tensors.add(grow(from));
            }
            return small.endingIn(tensors.get(tensors.size() - 1));
        }

        private String grow(String from) {
            Shape shape = small.shape(from);
            return switch (random.nextInt(15)) {
                case 0, 1, 2 -> small.relu(from);
                case 3 -> small.relu(convolve(from, window(shape, 3)));
                case 4 -> convolve(from, window(shape, 3));
                case 5 -> convolve(from, window(shape, 1));
                case 6 -> small.normalize(from);
                case 7, 8 -> small.average(from, pool(shape), random.nextBoolean());
                case 9 -> small.subsample(from, one(3), one(3));
                case 10 -> small.pad(from, new Operator.Pad(less(3), less(3), less(2), less(2), less(2), less(2)));
                case 11 -> join(from);
                case 12 -> small.dense(from, one(4));
                case 13 -> small.maximum(random.nextInt(4) == 0 ? from : small.relu(from), covered(shape));
                default -> random.nextInt(3) == 0 ? small.flatten(from) : join(from);
            };
        }

        /** Windows that all see a value: pads are smaller than the kernel. */
        private Window covered(Shape shape) {
            int height = Math.min(one(3), shape.height());
            int width = Math.min(one(3), shape.width());
            return new Window(height, width, one(2), one(2), 1, 1, less(height), less(width), 0, 0);
        }

        private int less(int bound) {
            return random.nextInt(bound);
        }

        private String convolve(String from, Window window) {
            int channels = small.shape(from).channels();
            int groups = random.nextBoolean() && channels % 2 == 0 ? 2 : random.nextInt(4) == 0 ? channels : 1;
            return small.convolve(from, window, groups * one(2), groups, random.nextBoolean());
        }

        private Window window(Shape shape, int most) {
            int height = Math.min(one(most), shape.height());
            int width = Math.min(one(most), shape.width());
            int dilation = (height - 1) * 2 < shape.height() && (width - 1) * 2 < shape.width() ? one(2) : 1;
            return new Window(height, width, one(2), one(2), dilation, dilation, less(2), less(2), less(2), less(2));
        }

        private Window pool(Shape shape) {
            int height = Math.min(one(3), shape.height());
            int width = Math.min(one(3), shape.width());
            boolean apart = random.nextBoolean();
            return new Window(
                    height,
                    width,
                    apart ? height : one(2),
                    apart ? width : one(2),
                    1,
                    1,
                    less(3) / 2 * less(height),
                    less(3) / 2 * less(width),
                    less(3) / 2 * less(height),
                    less(3) / 2 * less(width));
        }

        /** With a tensor of the same shape, or of the same rows and columns. */
        private String join(String from) {
            Shape shape = small.shape(from);
            boolean add = random.nextBoolean();
            List<String> fitting = tensors.stream()
                    .filter(tensor -> add
                            ? small.shape(tensor).equals(shape)
                            : small.shape(tensor).height() == shape.height()
                                    && small.shape(tensor).width() == shape.width())
                    .toList();
            String other = fitting.get(random.nextInt(fitting.size()));
            return add ? small.add(from, other) : small.concat(from, other);
        }
    }
}
