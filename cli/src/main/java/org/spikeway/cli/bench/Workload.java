package org.spikeway.cli.bench;

import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.engine.Stimulus;

/**
 * A network to measure, with its input.
 *
 * @param input gives the same spikes for every sample, so that all samples have the same synaptic events
 * @param ticks of a sample
 * @param recordedTicks of which the additions are recorded to find the limit; enough for spikes with delays to arrive
 */
record Workload(String name, ChipProgram program, Stimulus input, int ticks, int recordedTicks) {}
