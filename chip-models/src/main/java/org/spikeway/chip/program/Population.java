package org.spikeway.chip.program;

/**
 * A layer of like neurons.
 *
 * @param name as the user knows it, from the network file
 * @param firstTick the first tick (from 1) of a sample at which the neurons are updated: on a chip that passes spikes
 *     from layer to layer with a delay, the tick at which the first spikes can arrive. Input that arrives before is
 *     kept.
 */
public record Population(int id, String name, Shape shape, Cells cells, int firstTick) {
    public Population {
        if (firstTick < 1) {
            throw new IllegalArgumentException("first tick " + firstTick + " is below 1");
        }
    }

    /** Whether the population lives outside the chip and is fed by the host. */
    public boolean isSource() {
        return cells instanceof Cells.CurrentSource || cells instanceof Cells.SpikeSource;
    }

    /** Whether the neurons never fire. */
    public boolean isReadOut() {
        return cells instanceof Cells.Integrator
                || (cells instanceof Cells.Leaky leaky && leaky.firing().isEmpty())
                || (cells instanceof Cells.FirstSpike first && !first.fires());
    }
}
