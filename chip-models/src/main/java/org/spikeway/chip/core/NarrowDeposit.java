package org.spikeway.chip.core;

import org.spikeway.chip.kernel.Kernels;

/** Adds eight-bit weights to whole-number potentials. */
record NarrowDeposit(Kernels kernels, int[] potentials, byte[] weights) implements Deposit {
    @Override
    public void add(int at, int from, int length) {
        kernels.add(potentials, at, weights, from, length);
    }

    @Override
    public void addTwo(int at, int a, int b, int length) {
        kernels.addTwo(potentials, at, weights, a, b, length);
    }

    @Override
    public void addFour(int at, int a, int b, int c, int d, int length) {
        kernels.addFour(potentials, at, weights, a, b, c, d, length);
    }
}
