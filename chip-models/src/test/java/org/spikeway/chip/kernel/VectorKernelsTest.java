package org.spikeway.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The vector kernels keep the same contract as their plain twin. */
class VectorKernelsTest extends KernelsContract {
    @BeforeAll
    static void requireWideVectors() {
        assumeTrue(VectorKernels.isWideEnough(), "vectors of this machine are narrower than 256 bits");
    }

    @Override
    Kernels kernels() {
        return new VectorKernels();
    }

    @Test
    void shouldBeTheBestOfThisMachine() {
        assertThat(Kernels.best()).isInstanceOf(VectorKernels.class);
    }
}
