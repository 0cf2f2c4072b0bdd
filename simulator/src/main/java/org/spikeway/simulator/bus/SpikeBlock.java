package org.spikeway.simulator.bus;

/**
 * One preallocated slot of the bus: either spikes of one slice at one tick, or a mark with which a worker says how far
 * it has come.
 *
 * <p>Readers may look at a block only while the bus hands it to them.
 */
public final class SpikeBlock {
    private final int[] neurons;
    private int slice;
    private int sample;
    private int tick;
    private long runTick;
    private int count;
    private int worker;
    private long progress;

    SpikeBlock(int capacity) {
        neurons = new int[capacity];
    }

    void setSpikes(int slice, int sample, int tick, long runTick, int[] fired, int from, int count) {
        this.slice = slice;
        this.sample = sample;
        this.tick = tick;
        this.runTick = runTick;
        this.count = count;
        System.arraycopy(fired, from, neurons, 0, count);
    }

    void setMark(int worker, long progress) {
        this.slice = -1;
        this.count = 0;
        this.worker = worker;
        this.progress = progress;
    }

    public boolean isMark() {
        return slice < 0;
    }

    /** The slice that fired, or the first of several in a row. */
    public int slice() {
        return slice;
    }

    public int sample() {
        return sample;
    }

    /** The tick of the sample, from 1. */
    public int tick() {
        return tick;
    }

    /** The same tick counted through all samples that the workers of this bus have presented, from 0. */
    public long runTick() {
        return runTick;
    }

    /** The number of spikes. */
    public int count() {
        return count;
    }

    /** Indices counted from the first neuron of the slice, ascending; valid are the first {@link #count()}. */
    public int[] neurons() {
        return neurons;
    }

    /** Marks: who sent it. */
    public int worker() {
        return worker;
    }

    /** Marks: how many steps of the schedule the worker has completed since the start of the run. */
    public long progress() {
        return progress;
    }
}
