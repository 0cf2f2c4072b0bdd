package org.spikeway.chip.core;

/**
 * Adds runs of weights to a run of potentials: {@code potentials[at + i] += weights[from + i]}.
 *
 * <p>Several runs at once save loading and storing the potentials; each potential takes them in the order given.
 */
interface Deposit {
    void add(int at, int from, int length);

    default void addTwo(int at, int a, int b, int length) {
        add(at, a, length);
        add(at, b, length);
    }

    default void addFour(int at, int a, int b, int c, int d, int length) {
        addTwo(at, a, b, length);
        addTwo(at, c, d, length);
    }
}
