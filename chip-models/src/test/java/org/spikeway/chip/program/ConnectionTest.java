package org.spikeway.chip.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fan-out of connections against their definition. */
class ConnectionTest {
    private static final Axis POINT = Axis.kernel(1, 1, 1, 0, 1);

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void shouldCountTheSynapsesOfEverySpike(Numbers numbers) {
        SplittableRandom random = new SplittableRandom(3);
        RandomConnections connections = new RandomConnections(random, numbers);
        for (int round = 0; round < 100; round++) {
            Shape source = RandomBoxes.shape(random, 6, 6);
            Connection connection = connections.connection(source, RandomBoxes.shape(random, 6, 6));
            NaiveConnection naive = new NaiveConnection(connection);
            for (int y = 0; y < source.height(); y++) {
                for (int x = 0; x < source.width(); x++) {
                    for (int c = 0; c < source.channels(); c++) {
                        long[] synapses = {0};
                        naive.visit(c, y, x, (tc, ty, tx, count, weight) -> synapses[0] += count);
                        assertThat(connection.fanOut(c, y, x)).isEqualTo(synapses[0]);
                    }
                }
            }
        }
    }

    @Test
    void shouldRefuseAWrongNumberOfWeights() {
        assertThatThrownBy(() -> new Connection.SharedKernel(POINT, POINT, 2, 3, 1, new Weights.Bytes(new byte[5], 0)))
                .hasMessage("5 weights given, 6 needed");
        assertThatThrownBy(() -> new Connection.Shortcut(POINT, POINT, 2, 3, 0, new Weights.Bytes(new byte[3], 0)))
                .hasMessage("3 weights for 2 channels");
    }

    @Test
    void shouldRefuseGroupsThatDoNotDivideTheChannels() {
        assertThatThrownBy(() -> new Connection.SharedKernel(POINT, POINT, 4, 3, 2, new Weights.Bytes(new byte[6], 0)))
                .hasMessage("2 groups do not divide the channels");
    }

    @Test
    void shouldScaleEightBitWeightsByTheirExponent() {
        assertThat(new Weights.Bytes(new byte[] {-128}, 23).at(0)).isEqualTo(-128.0 * (1 << 23));
        assertThatThrownBy(() -> new Weights.Bytes(new byte[1], 24)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Weights.Bytes(new byte[1], -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
