package org.spikeway.chip.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/** How the slices of a population make it up: cut into stretches that follow one another in both numberings. */
public final class Mosaic {
    final Shape shape;
    final List<Slice> slices;
    /** In the order of the population. */
    final Stretch[] stretches;

    /** By place: the first neuron and the first position of the slice, were all slices laid end to end. */
    final int[] neuronStarts;

    final int[] positionStarts;
    private final SpikeDecoder[] decoders;
    private final int firstId;
    private final int[] places;

    /**
     * Neurons that follow one another in a slice and in the population: all of a slice that holds whole rows, the row of
     * another with all channels, otherwise one position.
     *
     * @param place of the slice
     * @param position the first, within the slice
     * @param at the same position in the population
     * @param shift from a neuron's index in the slice to that in the population
     */
    record Stretch(int place, int position, int positions, int at, int shift) {}

    /** @param slices all slices of the population */
    public Mosaic(Shape shape, List<Slice> slices) {
        this.shape = shape;
        this.slices = List.copyOf(slices);
        decoders = slices.stream().map(slice -> new SpikeDecoder(slice.box())).toArray(SpikeDecoder[]::new);
        firstId = slices.stream().mapToInt(Slice::id).min().orElse(0);
        int lastId = slices.stream().mapToInt(Slice::id).max().orElse(0);
        places = new int[lastId - firstId + 1];
        for (int place = 0; place < slices.size(); place++) {
            places[slices.get(place).id() - firstId] = place;
        }
        neuronStarts = new int[slices.size() + 1];
        positionStarts = new int[slices.size() + 1];
        for (int place = 0; place < slices.size(); place++) {
            Box box = slices.get(place).box();
            neuronStarts[place + 1] = neuronStarts[place] + box.size();
            positionStarts[place + 1] = positionStarts[place] + box.rows() * box.columns();
        }
        List<Stretch> found = new ArrayList<>();
        for (int place = 0; place < slices.size(); place++) {
            addStretches(place, found);
        }
        stretches = found.stream()
                .sorted(Comparator.comparingInt(Stretch::at)
                        .thenComparingInt(stretch -> box(stretch.place).channelFrom()))
                .toArray(Stretch[]::new);
    }

    private void addStretches(int place, List<Stretch> found) {
        Box box = box(place);
        boolean allChannels = box.channels() == shape.channels();
        int rows = box.columns() == shape.width() ? box.rows() : 1;
        int length = allChannels ? rows * box.columns() : 1;
        for (int position = 0; position < box.rows() * box.columns(); position += length) {
            int row = box.rowFrom() + position / box.columns();
            int at = row * shape.width() + box.columnFrom() + position % box.columns();
            int shift = at * shape.channels() + box.channelFrom() - position * box.channels();
            found.add(new Stretch(place, position, length, at, shift));
        }
    }

    /** The place of the slice with that id. */
    public int place(int slice) {
        return places[slice - firstId];
    }

    /** The number in a vector of neurons of the first neuron of the slice with that id. */
    public int first(int slice) {
        return box(place(slice)).channelFrom();
    }

    /** Neurons of the slice at a place. */
    public int size(int place) {
        return neuronStarts[place + 1] - neuronStarts[place];
    }

    /** Neurons of the population. */
    public int neurons() {
        return shape.size();
    }

    /** Whether one slice holds the whole population, so that both number neurons alike. */
    boolean isWhole() {
        return slices.size() == 1;
    }

    int positions() {
        return shape.height() * shape.width();
    }

    /** The positions of all slices, and one place more for each slice. */
    int ends() {
        return positionStarts[slices.size()] + slices.size();
    }

    Box box(int place) {
        return slices.get(place).box();
    }

    SpikeDecoder decoder(int place) {
        return decoders[place];
    }
}
