package org.spikeway.mapping.layers;

import org.spikeway.chip.program.Axis;

/** Puts one more operation behind an axis that so far only moves, pools or pads. */
final class Axes {
    private Axes() {}

    static Axis identity(int length) {
        return Axis.kernel(length, 1, 1, 0, length);
    }

    /**
     * A kernel that slides over the outputs of a view. View position v reads {@code v·s − q} of the pooled input, so
     * output o reads {@code (o·stride + k·dilation − pad)·s − q}.
     */
    static Axis kernel(Axis view, int kernel, int stride, int dilation, int pad, int outputs) {
        int s = view.stride();
        return new Axis(
                view.inputs(),
                view.poolSize(),
                view.poolStride(),
                view.poolPad(),
                view.pooled(),
                kernel,
                stride * s,
                dilation * s,
                pad * s + view.pad(),
                outputs);
    }

    /** Whether positions just outside the view are zero, as padding assumes, and not hidden source positions. */
    static boolean isClosed(Axis view) {
        return view.outputs() * view.stride() - view.pad() >= view.pooled();
    }

    /** Whether the view has been neither subsampled nor padded, so that it can be pooled. */
    static boolean isPlain(Axis view) {
        boolean pooledOnce = view.poolSize() == view.poolStride() && view.poolPad() == 0;
        return view.stride() == 1 && view.pad() == 0 && view.outputs() == view.pooled() && pooledOnce;
    }

    /**
     * Whether a pooling behind a plain view would reach beyond the view onto inputs at its end that the view's own
     * windows, of {@code poolSize}, left over. Of 7 rows pooled by 2, the 7th is dropped.
     */
    static boolean seesDropped(Axis view, int size, int stride, int pad, int outputs) {
        boolean dropped = view.pooled() * view.poolStride() < view.inputs();
        return dropped && (outputs - 1) * stride - pad + size > view.pooled();
    }

    /** An average pooling behind a plain view. Pools of adjoining windows join into one larger window. */
    static Axis pool(Axis view, int size, int stride, int pad, int outputs) {
        int before = view.poolSize();
        return new Axis(view.inputs(), size * before, stride * before, pad * before, outputs, 1, 1, 1, 0, outputs);
    }
}
