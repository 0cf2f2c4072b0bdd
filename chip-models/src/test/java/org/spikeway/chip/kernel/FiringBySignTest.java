package org.spikeway.chip.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;

/** The vector kernels as they run where masks are slow keep the same contract. */
class FiringBySignTest extends KernelsContract {
    @BeforeAll
    static void requireWideVectors() {
        assumeTrue(VectorKernels.isWideEnough(), "vectors of this machine are narrower than 256 bits");
    }

    @Override
    Kernels kernels() {
        return new VectorKernels(false);
    }
}
