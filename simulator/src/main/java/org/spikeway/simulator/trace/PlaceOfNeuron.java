package org.spikeway.simulator.trace;

import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/** Channel, row and column of a neuron in its layer. */
record PlaceOfNeuron(int channel, int row, int column) {
    /** @param neuron within the slice, channels last */
    static PlaceOfNeuron of(Slice slice, Shape shape, int neuron) {
        int index = slice.box().populationIndex(neuron, shape);
        int position = index / shape.channels();
        return new PlaceOfNeuron(index % shape.channels(), position / shape.width(), position % shape.width());
    }

    /** The index in the order channel, row, column. */
    int chw(Shape shape) {
        return (channel * shape.height() + row) * shape.width() + column;
    }
}
