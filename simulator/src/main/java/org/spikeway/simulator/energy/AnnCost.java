package org.spikeway.simulator.energy;

/**
 * What one inference of the ANN takes.
 *
 * @param macs multiply-accumulates, padding not counted
 * @param inputMacs those of them that read the image
 */
public record AnnCost(long macs, long inputMacs) {}
