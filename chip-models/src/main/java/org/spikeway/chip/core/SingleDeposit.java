package org.spikeway.chip.core;

import org.spikeway.chip.kernel.Kernels;

/** Adds single-precision weights to single-precision potentials. */
record SingleDeposit(Kernels kernels, float[] potentials, float[] weights) implements Deposit {
    @Override
    public void add(int at, int from, int length) {
        kernels.add(potentials, at, weights, from, length);
    }

    @Override
    public void addTwo(int at, int a, int b, int length) {
        kernels.addTwo(potentials, at, weights, a, b, length);
    }
}
