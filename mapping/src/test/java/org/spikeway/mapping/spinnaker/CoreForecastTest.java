package org.spikeway.mapping.spinnaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.program.Weights;

class CoreForecastTest {
    /** 100 neurons that each reach all of 50. */
    private static ChipProgram dense() {
        Cells fire = new Cells.IntegrateAndFire(1, Cells.Reset.HARD, 0, new double[0]);
        Axis one = Axis.kernel(1, 1, 1, 0, 1);
        Connection all = new Connection.SharedKernel(one, one, 100, 50, 1, new Weights.Floats(new float[5000]));
        return new ChipProgram(
                Numbers.FLOAT,
                List.of(
                        new Population(0, "a", Shape.vector(100), fire, 1),
                        new Population(1, "b", Shape.vector(50), fire, 1)),
                List.of(new Projection(0, 0, 1, 1, all)),
                List.of(
                        new Slice(0, 0, new Box(0, 100, 0, 1, 0, 1), 0),
                        new Slice(1, 1, new Box(0, 50, 0, 1, 0, 1), 1)),
                1,
                1);
    }

    /** At 200 MHz: 50 updates of 200, 1,000 synapses of 20 and 5 spikes of 50 cycles are 30,250 cycles or 151,250 ns. */
    @Test
    void shouldExpectTheTimeAndRowsOfACore() {
        CoreForecast forecast = CoreForecast.of(dense(), new ChipCatalogue().open("spinnaker"), new double[] {0.2, 0.1})
                .get(1);
        assertThat(forecast.tickNanos()).isEqualTo(151_250);
        assertThat(forecast.budgetNanos()).isEqualTo(1_000_000);
        assertThat(forecast.rowBytes()).isEqualTo(100 * (12 + 50 * 4));
        assertThat(forecast.rowLimit()).isEqualTo(7L << 20);
        assertThat(forecast.overruns()).isFalse();
        assertThat(forecast.lacksMemory()).isFalse();
        assertThat(forecast.warning()).isEmpty();
    }

    @Test
    void shouldFlagACoreThatOverrunsOrLacksMemory() {
        CoreForecast forecast = CoreForecast.of(
                        dense(),
                        new ChipCatalogue()
                                .file("spinnaker")
                                .with("timing.tick", "0.1 ms")
                                .with("core.synapseMemory", "20 KiB")
                                .model(),
                        new double[] {0.2, 0.1})
                .get(1);
        assertThat(forecast.overruns()).isTrue();
        assertThat(forecast.lacksMemory()).isTrue();
        assertThat(forecast.warning())
                .contains("layer b: core 1 needs 151,250 ns a tick, which has 100,000."
                        + " What would fit: a chip file with fewer core.neurons or a longer timing.tick.");
    }

    @Test
    void shouldNameTheMemoryThatACoreLacks() {
        CoreForecast forecast = CoreForecast.of(
                        dense(),
                        new ChipCatalogue()
                                .file("spinnaker")
                                .with("core.synapseMemory", "20 KiB")
                                .model(),
                        new double[] {0.2, 0.1})
                .get(1);
        assertThat(forecast.warning())
                .contains("layer b: core 1 needs 21,200 bytes of synaptic rows, of which it holds 20,480."
                        + " What would fit: a chip file with fewer core.neurons or more core.synapseMemory.");
    }

    @Test
    void shouldRefuseAChipWhoseTicksWait() {
        assertThatThrownBy(() -> CoreForecast.of(dense(), new ChipCatalogue().open("loihi"), new double[2]))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no fixed length");
    }
}
