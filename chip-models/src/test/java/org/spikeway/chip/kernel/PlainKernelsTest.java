package org.spikeway.chip.kernel;

/** The plain kernels keep the contract. */
class PlainKernelsTest extends KernelsContract {
    @Override
    Kernels kernels() {
        return new PlainKernels();
    }
}
