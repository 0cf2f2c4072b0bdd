package org.spikeway.simulator.truenorth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.energy.Bill;

class ChipPowerTest {
    private static PowerReport measure(double hertz, int synapses, int ticks) {
        return new ChipPower(new ChipCatalogue().open("truenorth"))
                .measure(new PowerSetting(hertz, synapses, ticks, 0));
    }

    /** The silicon sweep of Merolla et al. 2014 at 0.8 V; ticks for more than 100,000 spikes of the million neurons. */
    @ParameterizedTest
    @CsvSource({"11.58, 68, 10", "20.07, 71, 10", "95.93, 94, 6"})
    void shouldDrawWhatTheFullChipWasMeasuredToDraw(double hertz, double milliwatts, int ticks) {
        PowerReport report = measure(hertz, 128, ticks);
        assertThat(report.spikes()).isGreaterThan(100_000);
        assertThat(report.cores()).isEqualTo(4096);
        assertThat(report.hertz()).isCloseTo(hertz, within(0.005 * hertz));
        assertThat(report.milliwatts()).isCloseTo(milliwatts, within(0.01 * milliwatts));
    }

    @Test
    void shouldDrawOnlyStaticPowerWhereNothingFires() {
        PowerReport report = measure(0, 0, 2);
        assertThat(report.spikes()).isZero();
        Bill.Part power = report.bill().parts().stream()
                .filter(part -> part.name().startsWith("static power"))
                .findFirst()
                .orElseThrow();
        assertThat(report.bill().picojoules()).isEqualTo(power.picojoules());
        assertThat(report.milliwatts()).isCloseTo(64.43, within(1e-6));
        assertThat(report.text()).contains("rate                   0.000 Hz").doesNotContain("hops east-west");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loihi", "ideal", "spinnaker"})
    void shouldRefuseOtherCores(String chip) {
        assertThatThrownBy(() -> new ChipPower(new ChipCatalogue().open(chip)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("chip " + chip);
    }

    @Test
    void shouldRefuseNoTicks() {
        assertThatThrownBy(() -> new PowerSetting(20, 128, 0, 0))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--ticks 0");
    }
}
