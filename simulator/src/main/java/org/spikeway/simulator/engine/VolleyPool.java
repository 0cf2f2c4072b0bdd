package org.spikeway.simulator.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.spikeway.chip.core.Mosaic;
import org.spikeway.chip.core.Volley;
import org.spikeway.chip.kernel.Kernels;

/** The volleys of one worker that hold no spikes; the one given back last, still near the processor, is taken first. */
final class VolleyPool {
    private final List<Mosaic> mosaics;
    private final Kernels kernels;
    private final Deque<Volley> free = new ArrayDeque<>();

    VolleyPool(List<Mosaic> mosaics, Kernels kernels) {
        this.mosaics = mosaics;
        this.kernels = kernels;
    }

    Volley take() {
        Volley volley = free.pollLast();
        return volley == null ? new Volley(mosaics, kernels) : volley;
    }

    void give(Volley volley) {
        free.addLast(volley);
    }
}
