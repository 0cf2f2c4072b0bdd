package org.spikeway.mapping.program;

/**
 * What one slice takes of its core.
 *
 * @param neurons compartments
 * @param synapseBits shared kernels are stored once a core
 */
public record CoreUse(long neurons, long inputAxons, long outputAxons, long synapseBits) {}
