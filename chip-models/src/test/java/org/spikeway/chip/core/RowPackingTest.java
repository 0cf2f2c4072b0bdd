package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many neighbouring positions share a row of weights. */
class RowPackingTest {
    @ParameterizedTest
    @CsvSource({
        "16, 32, 4", // 64 neurons
        "64, 8, 1",
        "100, 8, 1", // one position, however many channels
        "11, 16, 4", // four blocks of four, not three of five and one of one
        "24, 10, 2",
        "1, 10, 10", // no more than there are
        "3, 22, 11"
    })
    void shouldFillRowsWithPositionsAndKeepBlocksAboutEqual(int channels, int columns, int block) {
        assertThat(RowPacking.block(channels, columns)).isEqualTo(block);
    }
}
