package org.spikeway.simulator.engine;

import org.spikeway.chip.kernel.Kernels;

/**
 * How a run is carried out; none of it changes the spikes.
 *
 * @param workers threads that run cores, at least 1
 * @param parallel what they share out
 * @param ringBlocks slots of the bus, a power of two, at least 2
 * @param blockSpikes spikes a slot holds
 */
public record EngineOptions(
        int workers, Parallel parallel, int ringBlocks, int blockSpikes, Kernels kernels, ChipClock clock) {
    public EngineOptions {
        if (workers < 1 || blockSpikes < 1 || ringBlocks < 2 || Integer.bitCount(ringBlocks) != 1) {
            throw new IllegalArgumentException("workers and block size at least 1, ring a power of two from 2");
        }
    }

    /**
     * Blocks of 512 spikes (two kilobytes each) on a ring of 256, with the best kernels of this machine. As a rule a
     * band or a strip of cores fits one block a tick, and a ring holds more than a tick of the largest chip, so that workers
     * need not wait for room.
     */
    public static EngineOptions workers(int workers) {
        return new EngineOptions(workers, Parallel.AUTOMATIC, 256, 512, Kernels.best(), ChipClock.NONE);
    }

    public EngineOptions withClock(ChipClock chipClock) {
        return new EngineOptions(workers, parallel, ringBlocks, blockSpikes, kernels, chipClock);
    }

    public EngineOptions withParallel(Parallel choice) {
        return new EngineOptions(workers, choice, ringBlocks, blockSpikes, kernels, clock);
    }
}
