package org.spikeway.chip.core;

import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Box;

/**
 * All spikes of one population at one tick, in the order of the population whatever the slices that fired them.
 *
 * <p>Spikes are appended slice by slice as they arrive, then put in order: {@link #neurons} ascend, and those of position
 * p are the ones from {@code starts[p]} to {@code starts[p + 1]}. Example: a population of 3 channels at 4 positions of
 * which the neurons 1, 2 and 9 fire has the starts 0, 2, 2, 2, 3.
 *
 * <p>Not thread-safe; one is filled again and again.
 */
public final class Volley {
    private final Mosaic mosaic;
    private final Kernels kernels;
    /** By place of the slice: what it fired, and how much. */
    private final int[][] arrived;

    private final int[] counts;
    /** For each position of a slice the end of its spikes in what the slice fired; in front of the first a 0. */
    private final int[][] ends;

    private int total;
    private boolean ordered;

    int[] neurons = new int[Kernels.SLACK];
    final int[] starts;

    public Volley(Mosaic mosaic, Kernels kernels) {
        this.mosaic = mosaic;
        this.kernels = kernels;
        int slices = mosaic.slices.size();
        arrived = new int[slices][Kernels.SLACK];
        counts = new int[slices];
        ends = new int[slices][];
        for (int place = 0; place < slices; place++) {
            Box box = mosaic.box(place);
            ends[place] = new int[box.rows() * box.columns() + 1];
        }
        starts = mosaic.isWhole() ? ends[0] : new int[mosaic.positions() + 1];
    }

    /** Forgets the spikes. */
    public void clear() {
        Arrays.fill(counts, 0);
        total = 0;
        ordered = false;
    }

    /**
     * Takes the next spikes of a slice.
     *
     * @param place of the slice in the mosaic
     * @param spikes indices within the slice, ascending and above those that it has given before
     */
    public void append(int place, int[] spikes, int count) {
        int before = counts[place];
        int needed = before + count + Kernels.SLACK;
        if (needed > arrived[place].length) {
            arrived[place] = Arrays.copyOf(arrived[place], Math.max(needed, 2 * arrived[place].length));
        }
        System.arraycopy(spikes, 0, arrived[place], before, count);
        counts[place] = before + count;
        total += count;
    }

    public int count() {
        return total;
    }

    boolean isOrdered() {
        return ordered || total == 0;
    }

    /** Puts the spikes in order, once all have arrived, and adds them to the tallies. */
    public void order(List<SourceTally> tallies) {
        if (ordered || total == 0) {
            return;
        }
        ordered = true;
        for (int place = 0; place < counts.length; place++) {
            markEnds(place);
        }
        for (int i = 0; i < tallies.size(); i++) {
            SourceTally tally = tallies.get(i);
            int place = tally.place();
            tally.add(arrived[place], counts[place], ends[place]);
        }
        if (mosaic.isWhole()) {
            neurons = arrived[0];
            return;
        }
        if (neurons.length < total + Kernels.SLACK) {
            neurons = new int[Math.max(total + Kernels.SLACK, 2 * neurons.length)];
        }
        int to = 0;
        for (Mosaic.Stretch stretch : mosaic.stretches) {
            to += copy(stretch, to);
        }
    }

    /** Each spike overwrites the end that the spike before it left, so that no branch depends on the spikes. */
    private void markEnds(int place) {
        int[] end = ends[place];
        int[] spikes = arrived[place];
        int count = counts[place];
        Arrays.fill(end, 0);
        if (count == 0) {
            return;
        }
        SpikeDecoder decoder = mosaic.decoder(place);
        for (int i = 0; i < count; i++) {
            end[decoder.position(spikes[i]) + 1] = i + 1;
        }
        int last = 0;
        for (int i = 1; i < end.length; i++) {
            last = Math.max(last, end[i]);
            end[i] = last;
        }
    }

    /** Copies one stretch behind those before it, and returns its spikes. */
    private int copy(Mosaic.Stretch stretch, int to) {
        int[] end = ends[stretch.place()];
        int position = stretch.position();
        int positions = stretch.positions();
        int first = end[position];
        int behind = end[position + positions];
        kernels.scale(arrived[stretch.place()], first, behind, stretch.shift(), 1, neurons, to);
        int at = stretch.at();
        for (int i = 1; i <= positions; i++) {
            starts[at + i] = to + end[position + i] - first;
        }
        return behind - first;
    }
}
