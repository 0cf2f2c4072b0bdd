package org.spikeway.chip.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;

/** The vector kernels with masks keep the same contract. */
class FiringByMaskTest extends KernelsContract {
    @BeforeAll
    static void requireWideVectors() {
        assumeTrue(VectorKernels.isWideEnough(), "vectors of this machine are narrower than 256 bits");
    }

    @Override
    Kernels kernels() {
        return new VectorKernels(true);
    }
}
