package org.spikeway.chip.core;

import org.spikeway.chip.kernel.Kernels;

/** Delivers spikes through sparse synapses kept as planes of bits: all spikes of a volley at once, plane by plane. */
final class PlaneSynapses implements SliceSynapses.Landing {
    private final SparsePlanes planes;
    private final Kernels kernels;
    private final int[] sums;
    private final Scratch scratch;

    /** @param sums takes the weights, one place a neuron */
    PlaneSynapses(SparsePlanes planes, int sources, Kernels kernels, int[] sums, Scratch scratch) {
        this.planes = planes;
        this.kernels = kernels;
        this.sums = sums;
        this.scratch = scratch;
        scratch.reserve(sources + Kernels.SLACK, 0);
        scratch.reserveCounters(planes.rows().counterWords());
    }

    @Override
    public void deliver(Volley volley) {
        int count = volley.count();
        kernels.scale(volley.neurons, 0, count, 0, planes.wordsOfRow(), scratch.rows, 0);
        for (int plane = 0; plane < planes.planes(); plane++) {
            int origin = plane * planes.rows().words();
            kernels.addBits(
                    sums, planes.rows(), origin, planes.factor(plane), scratch.rows, 0, count, scratch.counters);
        }
    }
}
