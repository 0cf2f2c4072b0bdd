package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.kernel.PlainKernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Shape;

/** Neurons that take the state of others go on as these would have, from any tick. */
class NeuronStateTest {
    private static final int SIZE = 6;
    private static final int TICKS = 40;
    private static final double[] NO_BIAS = {};
    private static final Kernels KERNELS = new PlainKernels();

    /** Neurons, and what spikes may add to them. */
    private record Kind(String name, Supplier<Neurons> neurons, boolean isGate) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        LeakyRule rule = LeakyRule.of(
                new Cells.Leaky(
                        new Cells.Membrane(all(0.125), all(0), all(0.5), all(0.25)),
                        Optional.of(new Cells.Synapse(all(0.25), all(1))),
                        Optional.of(new Cells.Firing(all(1), Cells.Reset.SOFT, all(0))),
                        NO_BIAS),
                Shape.vector(SIZE),
                Box.whole(Shape.vector(SIZE)));
        Cells.FirstSpike first = new Cells.FirstSpike(3, 20, 1, NO_BIAS);
        List<Kind> kinds = new ArrayList<>();
        for (Numbers numbers : List.of(Numbers.FLOAT, Numbers.DOUBLE)) {
            Supplier<TickInput> input = () -> TickInput.of(numbers, KERNELS, SIZE);
            kinds.add(new Kind("gates " + numbers, () -> new GateNeurons(input.get(), 4), true));
            kinds.add(new Kind(
                    "first spikes " + numbers, () -> new FirstSpikeNeurons(input.get(), first, NO_BIAS), false));
        }
        kinds.add(new Kind("leaky", () -> new DoubleLeakyNeurons(KERNELS, rule, NO_BIAS, NO_BIAS), false));
        kinds.add(new Kind("leaky float", () -> new FloatLeakyNeurons(KERNELS, rule, NO_BIAS, new float[0]), false));
        return kinds.stream();
    }

    private static double[] all(double value) {
        return new double[] {value};
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldGoOnFromTheStateOfOthers(Kind kind) {
        for (int from = 0; from < TICKS; from++) {
            Neurons whole = kind.neurons.get();
            whole.reset();
            SplittableRandom random = new SplittableRandom(7);
            for (int tick = 0; tick < from; tick++) {
                step(kind, whole, random);
            }
            Snapshot state = new Snapshot();
            addInput(kind, whole, random);
            whole.exchange(state);
            Neurons next = kind.neurons.get();
            next.reset();
            next.exchange(Snapshot.of(state.arrays()));
            SplittableRandom same = new SplittableRandom(9);
            SplittableRandom other = new SplittableRandom(9);
            for (int tick = from; tick < TICKS; tick++) {
                assertThat(next.isDriven()).isEqualTo(whole.isDriven());
                assertThat(step(kind, next, other))
                        .as("%s, state of tick %d, tick %d", kind, from, tick)
                        .isEqualTo(step(kind, whole, same));
            }
        }
    }

    /** What fires, and all potentials. */
    private static List<Object> step(Kind kind, Neurons neurons, SplittableRandom random) {
        addInput(kind, neurons, random);
        int[] fired = new int[SIZE];
        int count = neurons.update(fired);
        List<Object> seen = new ArrayList<>();
        Arrays.stream(fired, 0, count).forEach(seen::add);
        for (int n = 0; n < SIZE; n++) {
            seen.add(neurons.potential(n));
        }
        return seen;
    }

    private static void addInput(Kind kind, Neurons neurons, SplittableRandom random) {
        for (int n = 0; n < SIZE; n++) {
            boolean isHit = random.nextInt(3) == 0;
            double weight = kind.isGate ? 1 << random.nextInt(4) : random.nextInt(-4, 9) * 0.0625;
            if (isHit && neurons.deposits() instanceof DoubleDeposits deposits) {
                deposits.sums()[n] = kind.isGate ? weight : deposits.sums()[n] + weight;
            } else if (isHit) {
                float[] sums = ((FloatDeposits) neurons.deposits()).sums();
                sums[n] = (float) (kind.isGate ? weight : sums[n] + weight);
            }
        }
    }
}
