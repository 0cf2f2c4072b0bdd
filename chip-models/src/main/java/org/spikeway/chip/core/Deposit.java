package org.spikeway.chip.core;

/** Adds a run of weights to a run of potentials: {@code potentials[at + i] += weights[from + i]}. */
@FunctionalInterface
interface Deposit {
    void add(int at, int from, int length);
}
