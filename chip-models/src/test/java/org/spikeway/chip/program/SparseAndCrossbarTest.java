package org.spikeway.chip.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SparseAndCrossbarTest {
    private static SparseRows rows(int[] starts, int... targets) {
        return new SparseRows(
                6, starts, new SparseRows.Targets.Ints(targets), new Weights.Bytes(new byte[targets.length], 0));
    }

    @Test
    void shouldSayWhatASparseRowReaches() {
        SparseRows rows = rows(new int[] {0, 2, 2, 3}, 2, 5, 0);
        assertThat(rows.fanOut(0, 0, 0)).isEqualTo(2);
        assertThat(rows.targetFrom(0)).isEqualTo(2);
        assertThat(rows.targetTo(0)).isEqualTo(6);
        assertThat(rows.reaches(0, 3, 5)).isFalse();
        assertThat(rows.reaches(0, 3, 6)).isTrue();
        assertThat(rows.reaches(1, 0, 6)).isFalse();
    }

    @Test
    void shouldRefuseSynapsesThatDoNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> rows(new int[] {0, 2}, 5, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> rows(new int[] {0, 1}, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> rows(new int[] {0, 2}, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> rows(new int[] {1, 1}));
    }

    private static Crossbar crossbar(int type, int axon, int delay) {
        byte[] types = new byte[Crossbar.SIZE];
        types[3] = (byte) type;
        long[] bits = new long[Crossbar.SIZE * Crossbar.ROW_WORDS];
        Crossbar.connect(bits, 0, 3, 200);
        Crossbar.connect(bits, 0, 3, 7);
        short[][] tables = new short[1][Crossbar.TYPES * Crossbar.SIZE];
        return new Crossbar(bits, types, tables, new int[] {axon}, new byte[] {(byte) delay});
    }

    @Test
    void shouldCountTheSynapsesOfTheAxonThatANeuronDrives() {
        assertThat(crossbar(3, 3, 15).fanOut(0, 0, 0)).isEqualTo(2);
        assertThat(crossbar(3, 4, 15).fanOut(0, 0, 0)).isZero();
        assertThat(crossbar(3, Crossbar.NO_AXON, 1).fanOut(0, 0, 0)).isZero();
    }

    @Test
    void shouldRefuseTypesAxonsAndDelaysThatACoreDoesNotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> crossbar(4, 3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> crossbar(0, 256, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> crossbar(0, 3, 16));
        assertThatIllegalArgumentException().isThrownBy(() -> crossbar(0, 3, 0));
    }
}
