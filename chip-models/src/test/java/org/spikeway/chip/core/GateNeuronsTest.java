package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.kernel.PlainKernels;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Numbers;

/** A gate has always sent as many spikes as the busiest of its inputs. */
class GateNeuronsTest {
    private static void add(TickInput input, int neuron, int code) {
        if (input instanceof TickInput.Floats floats) {
            floats.sums()[neuron] += code;
        } else {
            ((TickInput.Doubles) input).sums()[neuron] += code;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Numbers.class,
            names = {"FLOAT", "DOUBLE"})
    void shouldSendAsManySpikesAsItsBusiestInput(Numbers numbers) {
        SplittableRandom random = new SplittableRandom(5);
        for (int inputs : new int[] {1, 4, 9, Cells.Gate.MOST}) {
            TickInput input = TickInput.of(numbers, new PlainKernels(), 3);
            GateNeurons gates = new GateNeurons(input, inputs);
            int[] fired = new int[3];
            for (int sample = 0; sample < 3; sample++) {
                gates.reset();
                int[][] counts = new int[3][inputs];
                int[] sent = new int[3];
                for (int tick = 0; tick < 50; tick++) {
                    for (int i = 0; i < 3 * inputs; i++) {
                        if (random.nextInt(3) == 0) {
                            counts[i / inputs][i % inputs]++;
                            add(input, i / inputs, 1 << i % inputs);
                        }
                    }
                    int count = gates.update(fired);
                    for (int i = 0; i < count; i++) {
                        sent[fired[i]]++;
                    }
                    for (int n = 0; n < 3; n++) {
                        assertThat(sent[n])
                                .isEqualTo(
                                        java.util.Arrays.stream(counts[n]).max().orElseThrow());
                        assertThat(gates.potential(n)).isEqualTo(sent[n]);
                    }
                }
            }
        }
    }

    @Test
    void shouldLetAnInputThroughOnlyWhereItTakesTheLead() {
        TickInput input = TickInput.of(Numbers.FLOAT, new PlainKernels(), 1);
        GateNeurons gates = new GateNeurons(input, 2);
        int[] spikes = {1, 2, 1, 1, 2, 3};
        int[] passed = new int[spikes.length];
        for (int tick = 0; tick < spikes.length; tick++) {
            add(input, 0, spikes[tick]);
            passed[tick] = gates.update(new int[1]);
        }
        assertThat(passed).containsExactly(1, 0, 1, 1, 0, 1);
        assertThat(gates.isDriven()).as("without input nothing happens").isFalse();
        assertThatThrownBy(() -> gates.setCurrent(new double[1])).hasMessageContaining("spikes alone");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Cells.Gate.MOST + 1})
    void shouldRefuseMoreInputsThanItsNumbersHold(int inputs) {
        assertThatThrownBy(() -> new Cells.Gate(inputs)).hasMessageContaining("1 to 24 inputs");
    }
}
