package org.spikeway.chip.program;

/** The number format of potentials and of the weights on the cores. */
public enum Numbers {
    FLOAT,
    DOUBLE,
    INTEGER
}
