package org.spikeway.mapping.crossbar;

/** What is used of a core; one entry a slice, zeros for sources outside the chip. */
public record CoreLoad(int neurons, int inputAxons, int outputAxons, long synapseBits) {}
