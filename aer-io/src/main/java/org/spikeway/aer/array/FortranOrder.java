package org.spikeway.aer.array;

import java.nio.ByteBuffer;

/** Turns elements stored with the first index running fastest into C order, where the last one does. */
final class FortranOrder {
    private FortranOrder() {}

    /** A copy of the elements in C order, in the same byte order. */
    static ByteBuffer toRowMajor(ByteBuffer data, int[] shape, int elementBytes) {
        ByteBuffer turned = ByteBuffer.allocate(data.limit()).order(data.order());
        int[] index = new int[shape.length];
        int[] stride = new int[shape.length];
        int step = elementBytes;
        for (int d = 0; d < shape.length; d++) {
            stride[d] = step;
            step *= shape[d];
        }
        int source = 0;
        for (int target = 0; target < turned.limit(); target += elementBytes) {
            turned.put(target, data, source, elementBytes);
            int d = shape.length - 1;
            source += stride[d];
            while (++index[d] == shape[d] && d > 0) {
                source -= stride[d] * shape[d];
                index[d] = 0;
                d--;
                source += stride[d];
            }
        }
        return turned;
    }
}
