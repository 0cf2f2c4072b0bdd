package org.spikeway.chip;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A chip as its file describes it: what mapping may use and what a run costs.
 *
 * @param name short name without spaces, used in messages: {@code loihi}
 * @param title one line for people
 * @param geometry where the cores lie
 * @param limits what fits into one core
 * @param neuron the neuron that its cores compute
 * @param arithmetic what numbers a core computes with
 * @param timing how long operations take; empty: the chip has no notion of time beyond ticks
 * @param energy what operations cost; empty: runs are counted, not priced
 */
public record ChipModel(
        String name,
        String title,
        Geometry geometry,
        CoreLimits limits,
        NeuronModel neuron,
        Arithmetic arithmetic,
        Optional<Timing> timing,
        Optional<EnergyTable> energy) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public ChipModel {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name has other than small letters, digits, '.', '_' and '-', or more than 64 of them");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("the title is empty");
        }
        if (arithmetic.layerDelayTicks() > limits.maxDelay()) {
            throw new IllegalArgumentException("spikes arrive " + arithmetic.layerDelayTicks()
                    + " tick after they are fired, but the longest delay is " + limits.maxDelay() + " ticks");
        }
    }

    /** The same chip with its cores elsewhere, or with more or fewer of them. */
    public ChipModel with(Geometry other) {
        return new ChipModel(name, title, other, limits, neuron, arithmetic, timing, energy);
    }
}
