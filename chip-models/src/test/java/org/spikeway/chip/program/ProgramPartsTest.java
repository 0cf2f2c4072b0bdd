package org.spikeway.chip.program;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What no part of a program can be. */
class ProgramPartsTest {
    private static final Axis POINT = Axis.kernel(1, 1, 1, 0, 1);
    private static final Connection CONNECTION =
            new Connection.Shortcut(POINT, POINT, 1, 1, 0, new Weights.Bytes(new byte[1], 0));

    @Test
    void shouldRefuseValuesOutOfRange() {
        refuse(-1, delay -> new Projection(0, 0, 1, delay, CONNECTION));
        refuse(0, tick -> new Population(0, "p", new Shape(1, 1, 1), new Cells.CurrentSource(), tick));
        refuse(0, threshold -> new Cells.IntegrateAndFire(threshold, Cells.Reset.SOFT, 0, new double[0]));
        refuse(-1, from -> new Box(from, 1, 0, 1, 0, 1));
        refuse(1, from -> new Box(0, 1, from, 1, 0, 1));
        refuse(0, channels -> new Shape(channels, 1, 1));
        assertThatThrownBy(() -> new Shape(65_536, 65_536, 1)).isInstanceOf(ArithmeticException.class);
    }

    private static void refuse(int value, Consumer<Integer> maker) {
        assertThatThrownBy(() -> maker.accept(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
