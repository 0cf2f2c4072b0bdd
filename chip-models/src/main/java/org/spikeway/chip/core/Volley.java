package org.spikeway.chip.core;

import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.kernel.Kernels;

/**
 * All spikes of one population at one tick, in the order of the population whatever the slices that fired them.
 *
 * <p>Spikes are appended slice by slice as they arrive, then put in order: {@link #neurons} ascend, and those of position
 * p are the ones from {@code starts[p]} to {@code starts[p + 1]}. Example: a population of 3 channels at 4 positions of
 * which the neurons 1, 2 and 9 fire has the starts 0, 2, 2, 2, 3.
 *
 * <p>Not thread-safe. One is filled again and again, for one population after another, so that what it touches stays
 * near the processor.
 */
public final class Volley {
    private final Kernels kernels;
    /** What the slices fired, each from the place at which its neurons would begin. */
    private final int[] arrived;
    /** For each position of each slice the end of its spikes in {@link #arrived}; in front of each slice its beginning. */
    private final int[] ends;

    private final int[] counts;
    /** What they come to where several slices make up the population. */
    private final int[] ordered;

    private final int[] orderedStarts;
    private Mosaic mosaic;
    private int total;
    private boolean inOrder;

    int[] neurons;
    int[] starts;

    /** For populations up to the size of the largest of these. */
    public Volley(List<Mosaic> mosaics, Kernels kernels) {
        this.kernels = kernels;
        int size = mosaics.stream().mapToInt(Mosaic::neurons).max().orElseThrow();
        int positions = mosaics.stream().mapToInt(Mosaic::positions).max().orElseThrow();
        int slices = mosaics.stream().mapToInt(each -> each.slices.size()).max().orElseThrow();
        int placesOfEnds = mosaics.stream().mapToInt(Mosaic::ends).max().orElseThrow();
        arrived = new int[size + Kernels.SLACK];
        ordered = new int[size + Kernels.SLACK];
        ends = new int[placesOfEnds];
        orderedStarts = new int[positions + 1];
        starts = orderedStarts;
        counts = new int[slices];
        neurons = ordered;
        mosaic = mosaics.get(0);
    }

    /** Forgets the spikes and begins with those of a population. */
    public void begin(Mosaic population) {
        mosaic = population;
        Arrays.fill(counts, 0, mosaic.slices.size(), 0);
        total = 0;
        inOrder = false;
    }

    /**
     * Takes the next spikes of a slice.
     *
     * @param place of the slice in the mosaic
     * @param spikes indices within the slice, ascending and above those that it has given before
     */
    public void append(int place, int[] spikes, int count) {
        System.arraycopy(spikes, 0, arrived, mosaic.neuronStarts[place] + counts[place], count);
        counts[place] += count;
        total += count;
    }

    /** The same for the spikes from {@code begin} to {@code end}, whose indices are higher by a shift. */
    public void append(int place, int[] spikes, int begin, int end, int shift) {
        int at = mosaic.neuronStarts[place] + counts[place];
        for (int i = begin; i < end; i++) {
            arrived[at + i - begin] = spikes[i] - shift;
        }
        counts[place] += end - begin;
        total += end - begin;
    }

    public int count() {
        return total;
    }

    /** Puts the spikes in order, once all have arrived, and adds them to the tallies. */
    public void order(List<SourceTally> tallies) {
        if (inOrder || total == 0) {
            return;
        }
        inOrder = true;
        int slices = mosaic.slices.size();
        for (int place = 0; place < slices; place++) {
            markEnds(place);
        }
        for (int i = 0; i < tallies.size(); i++) {
            SourceTally tally = tallies.get(i);
            int place = tally.place();
            tally.add(arrived, mosaic.neuronStarts[place], counts[place], ends, endsOf(place));
        }
        if (mosaic.isWhole()) {
            neurons = arrived;
            starts = ends;
            return;
        }
        neurons = ordered;
        starts = orderedStarts;
        int to = 0;
        for (Mosaic.Stretch stretch : mosaic.stretches) {
            to += copy(stretch, to);
        }
    }

    private int endsOf(int place) {
        return mosaic.positionStarts[place] + place;
    }

    /** Each spike overwrites the end that the spike before it left, so that no branch depends on the spikes. */
    private void markEnds(int place) {
        int first = endsOf(place);
        int behind = endsOf(place + 1);
        int begin = mosaic.neuronStarts[place];
        int end = begin + counts[place];
        Arrays.fill(ends, first, behind, begin);
        if (begin == end) {
            return;
        }
        SpikeDecoder decoder = mosaic.decoder(place);
        for (int i = begin; i < end; i++) {
            ends[first + 1 + decoder.position(arrived[i])] = i + 1;
        }
        kernels.runningMaximum(ends, first, behind);
    }

    /** Copies one stretch behind those before it, and returns its spikes. */
    private int copy(Mosaic.Stretch stretch, int to) {
        int position = endsOf(stretch.place()) + stretch.position();
        int positions = stretch.positions();
        int first = ends[position];
        int behind = ends[position + positions];
        kernels.scale(arrived, first, behind, stretch.shift(), 1, ordered, to);
        int at = stretch.at();
        for (int i = 1; i <= positions; i++) {
            starts[at + i] = to + ends[position + i] - first;
        }
        return behind - first;
    }

    /** The spikes as they arrived, place by place: their number, then each of them. */
    public int[] packed() {
        int places = mosaic.slices.size();
        int[] packed = new int[places + total];
        int at = 0;
        for (int place = 0; place < places; place++) {
            packed[at++] = counts[place];
            System.arraycopy(arrived, mosaic.neuronStarts[place], packed, at, counts[place]);
            at += counts[place];
        }
        return packed;
    }

    /** Takes packed spikes that have been tallied already. */
    public void unpack(int[] packed) {
        int at = 0;
        for (int place = 0; place < mosaic.slices.size(); place++) {
            int count = packed[at++];
            append(place, Arrays.copyOfRange(packed, at, at + count), count);
            at += count;
        }
        order(List.of());
    }
}
