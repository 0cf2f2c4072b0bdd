package org.spikeway.chip.core;

/**
 * What one route from a source slice to a target slice has carried.
 *
 * @param packets spikes that reached at least one neuron of the target slice
 * @param synops their synaptic operations
 */
public record Carried(long packets, long synops) {}
