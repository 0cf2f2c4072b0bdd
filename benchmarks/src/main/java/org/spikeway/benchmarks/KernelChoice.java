package org.spikeway.benchmarks;

import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.kernel.PlainKernels;
import org.spikeway.chip.kernel.VectorKernels;

/** The two implementations of the kernels, by the names under which the benchmarks report them. */
public enum KernelChoice {
    VECTOR,
    PLAIN;

    Kernels kernels() {
        return switch (this) {
            case VECTOR -> new VectorKernels();
            case PLAIN -> new PlainKernels();
        };
    }
}
