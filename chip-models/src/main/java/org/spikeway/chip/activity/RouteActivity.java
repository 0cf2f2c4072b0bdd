package org.spikeway.chip.activity;

/**
 * What travelled from one slice to another through one projection, over all samples.
 *
 * @param packets spikes that reached at least one neuron of the target slice
 * @param synops synaptic operations: those spikes times their true fan-out into the slice
 */
public record RouteActivity(int projection, int sourceSlice, int targetSlice, long packets, long synops) {}
