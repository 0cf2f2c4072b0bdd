package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;

class DurationTest {
    @ParameterizedTest
    @CsvSource({"1us,1", "250us,250", "1ms,1000", "0.5s,500000", "1.25ms,1250", "1605537493718345us,1605537493718345"})
    void shouldReadLengths(String text, long micros) {
        assertThat(Duration.parse("--bin", text).micros()).isEqualTo(micros);
        assertThat(Duration.time("--from", text)).isEqualTo(micros);
    }

    @Test
    void shouldReadTimesBeforeAndAtTheOrigin() {
        assertThat(Duration.time("--from", "0")).isZero();
        assertThat(Duration.time("--from", "0s")).isZero();
        assertThat(Duration.time("--from", "-3ms")).isEqualTo(-3000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "ms", "1.5us", "1m", "1 ms", "1e3us", "999999999999999999s", "0x1us", "1ms "})
    void shouldRefuseWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Duration.time("--from", text))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("--from '" + text + "' is no time. Write 1ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0us", "-1ms", "1"})
    void shouldRefuseWhatIsNoLength(String text) {
        assertThatThrownBy(() -> Duration.parse("--bin", text))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("--bin '" + text + "' is no length of time.");
    }
}
