package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Blocks count once their tick is complete, or the journal ends. */
class JournalTotalsTest {
    @Test
    void shouldAddBlocksUpAndTellHowManyTicksAreOpen() {
        JournalTotals totals = new JournalTotals(new JournalSelection());
        totals.block(0, 1, 7, new int[] {1, 2}, 2);
        totals.resumed();
        assertThat(totals.openTicks()).isZero();
        totals.block(0, 1, 7, new int[] {1, 2}, 2);
        totals.block(0, 1, 7, new int[] {3}, 1);
        totals.block(0, 1, 8, new int[] {4}, 1);
        totals.block(0, 2, 8, new int[] {5}, 1);
        assertThat(totals.openTicks()).isEqualTo(2);
        totals.tickDone(0, 1);
        assertThat(totals.openTicks()).isEqualTo(1);
        assertThat(totals.blocks).isEqualTo(3);
        totals.end();
        assertThat(totals.blocks).isEqualTo(4);
        assertThat(totals.spikes).isEqualTo(5);
        assertThat(totals.spikesBySlice).containsEntry(7, 3L).containsEntry(8, 2L);
    }
}
