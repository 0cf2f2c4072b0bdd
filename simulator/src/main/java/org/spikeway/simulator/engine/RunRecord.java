package org.spikeway.simulator.engine;

/** What is kept of every sample of a run, by all crews together. */
record RunRecord(ReadOutRecord readOut, LayerSpikes spikes) {}
