package org.spikeway.cli.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.kernel.BitRows;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.kernel.Stretches;

/**
 * Kernels that note every addition of synapses that a run asks for, so that the same additions, on the same operands, can
 * be carried out again with nothing around them.
 */
final class RecordingKernels implements Kernels {
    private final Kernels kernels;
    private final List<Runnable> additions = new ArrayList<>();
    /** What the additions take, list behind list, so that reading it again is one stream of memory. */
    private int[] lists = new int[1 << 16];

    private int listed;

    RecordingKernels(Kernels kernels) {
        this.kernels = kernels;
    }

    /** Keeps part of a list, and returns its place; so many places behind it are left free. */
    private int note(int[] list, int from, int to, int free) {
        int first = listed;
        listed = Math.addExact(first, to - from + free);
        if (listed > lists.length) {
            lists = Arrays.copyOf(lists, Math.multiplyExact(listed, 2));
        }
        System.arraycopy(list, from, lists, first, to - from);
        return first;
    }

    /** Carries all additions out again, in their order. */
    void replay() {
        for (int i = 0; i < additions.size(); i++) {
            additions.get(i).run();
        }
    }

    @Override
    public void addBoundedRows(
            int[] sums, int at, byte[] weights, int origin, int[] rows, int from, int to, int length) {
        int first = note(rows, from, to, 0);
        int behind = first + to - from;
        additions.add(() -> kernels.addBoundedRows(sums, at, weights, origin, lists, first, behind, length));
        kernels.addBoundedRows(sums, at, weights, origin, rows, from, to, length);
    }

    @Override
    public void addRows(int[] sums, int at, byte[] weights, int origin, int[] rows, int from, int to, int length) {
        int first = note(rows, from, to, 0);
        int behind = first + to - from;
        additions.add(() -> kernels.addRows(sums, at, weights, origin, lists, first, behind, length));
        kernels.addRows(sums, at, weights, origin, rows, from, to, length);
    }

    @Override
    public void addRows(int[] sums, int at, int[] weights, int origin, int[] rows, int from, int to, int length) {
        int first = note(rows, from, to, 0);
        int behind = first + to - from;
        additions.add(() -> kernels.addRows(sums, at, weights, origin, lists, first, behind, length));
        kernels.addRows(sums, at, weights, origin, rows, from, to, length);
    }

    @Override
    public void addRows(float[] sums, int at, float[] weights, int origin, int[] rows, int from, int to, int length) {
        int first = note(rows, from, to, 0);
        int behind = first + to - from;
        additions.add(() -> kernels.addRows(sums, at, weights, origin, lists, first, behind, length));
        kernels.addRows(sums, at, weights, origin, rows, from, to, length);
    }

    @Override
    public void addRows(double[] sums, int at, double[] weights, int origin, int[] rows, int from, int to, int length) {
        int first = note(rows, from, to, 0);
        int behind = first + to - from;
        additions.add(() -> kernels.addRows(sums, at, weights, origin, lists, first, behind, length));
        kernels.addRows(sums, at, weights, origin, rows, from, to, length);
    }

    @Override
    public void addSynapses(int[] sums, int[] synapses, int from, int to) {
        additions.add(() -> kernels.addSynapses(sums, synapses, from, to));
        kernels.addSynapses(sums, synapses, from, to);
    }

    @Override
    public void addSynapses(int[] sums, int[] targets, int[] weights, int from, int to) {
        additions.add(() -> kernels.addSynapses(sums, targets, weights, from, to));
        kernels.addSynapses(sums, targets, weights, from, to);
    }

    @Override
    public void addSynapses(float[] sums, int[] targets, float[] weights, int from, int to) {
        additions.add(() -> kernels.addSynapses(sums, targets, weights, from, to));
        kernels.addSynapses(sums, targets, weights, from, to);
    }

    @Override
    public void addSynapses(double[] sums, int[] targets, double[] weights, int from, int to) {
        additions.add(() -> kernels.addSynapses(sums, targets, weights, from, to));
        kernels.addSynapses(sums, targets, weights, from, to);
    }

    @Override
    public void addBits(
            int[] sums, BitRows planes, int origin, int factor, int[] rows, int from, int to, long[] counters) {
        int first = note(rows, from, to, SLACK);
        int behind = first + to - from;
        additions.add(() -> kernels.addBits(sums, planes, origin, factor, lists, first, behind, counters));
        kernels.addBits(sums, planes, origin, factor, rows, from, to, counters);
    }

    @Override
    public void addCrossbarRows(
            byte[] potentials, int at, long[] bits, byte[] weights, int[] events, int from, int to) {
        int first = note(events, from, to, 0);
        int behind = first + to - from;
        additions.add(() -> kernels.addCrossbarRows(potentials, at, bits, weights, lists, first, behind));
        kernels.addCrossbarRows(potentials, at, bits, weights, events, from, to);
    }

    @Override
    public void fireCore(byte[] potentials, int at, byte[] drive, int threshold, boolean soft, long[] fired) {
        kernels.fireCore(potentials, at, drive, threshold, soft, fired);
    }

    @Override
    public int largestOfCore(byte[] potentials, int at) {
        return kernels.largestOfCore(potentials, at);
    }

    @Override
    public void addCrossbarRows(
            short[] potentials, int at, long[] bits, short[] weights, int[] events, int from, int to) {
        int first = note(events, from, to, 0);
        int behind = first + to - from;
        additions.add(() -> kernels.addCrossbarRows(potentials, at, bits, weights, lists, first, behind));
        kernels.addCrossbarRows(potentials, at, bits, weights, events, from, to);
    }

    @Override
    public void fireCore(short[] potentials, int at, short[] drive, int threshold, boolean soft, long[] fired) {
        kernels.fireCore(potentials, at, drive, threshold, soft, fired);
    }

    @Override
    public int largestOfCore(short[] potentials, int at) {
        return kernels.largestOfCore(potentials, at);
    }

    @Override
    public int gather(Stretches stretches, int[] from, int[] starts, int[] to, int[] toStarts) {
        return kernels.gather(stretches, from, starts, to, toStarts);
    }

    @Override
    public void runningMaximum(int[] values, int from, int to) {
        kernels.runningMaximum(values, from, to);
    }

    @Override
    public void scale(int[] from, int begin, int end, int shift, int factor, int[] to, int at) {
        kernels.scale(from, begin, end, shift, factor, to, at);
    }

    @Override
    public int fire(int[] potentials, int[] drive, int threshold, boolean soft, int[] fired) {
        return kernels.fire(potentials, drive, threshold, soft, fired);
    }

    @Override
    public int fire(float[] potentials, float[] drive, float threshold, boolean soft, int[] fired) {
        return kernels.fire(potentials, drive, threshold, soft, fired);
    }

    @Override
    public int fire(double[] potentials, double[] drive, double threshold, boolean soft, int[] fired) {
        return kernels.fire(potentials, drive, threshold, soft, fired);
    }

    @Override
    public long largestMagnitude(int[] values) {
        return kernels.largestMagnitude(values);
    }
}
