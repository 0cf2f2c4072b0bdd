package org.spikeway.simulator.report;

/** What one slice takes of its core, as the mapping counted it. */
public record CoreNeeds(long neurons, long inputAxons, long outputAxons, long synapseBits) {}
