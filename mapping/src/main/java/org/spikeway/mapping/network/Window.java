package org.spikeway.mapping.network;

/**
 * How a kernel slides over rows and columns: its size, stride, dilation and zero padding, as in the ONNX operators Conv
 * and AveragePool.
 *
 * <p>Output row o reads input rows {@code o·strideY + k·dilationY − padTop} for {@code k = 0 … height−1}; columns alike.
 */
public record Window(
        int height,
        int width,
        int strideY,
        int strideX,
        int dilationY,
        int dilationX,
        int padTop,
        int padLeft,
        int padBottom,
        int padRight) {
    public Window {
        if (height < 1 || width < 1 || strideY < 1 || strideX < 1 || dilationY < 1 || dilationX < 1) {
            throw new IllegalArgumentException("kernel, stride and dilation must be at least 1");
        }
        if (padTop < 0 || padLeft < 0 || padBottom < 0 || padRight < 0) {
            throw new IllegalArgumentException("pads must not be negative");
        }
    }

    /** A square kernel with the same stride and padding everywhere. */
    public static Window square(int size, int stride, int pad) {
        return new Window(size, size, stride, stride, 1, 1, pad, pad, pad, pad);
    }

    public int outputHeight(int inputHeight) {
        return output(inputHeight + padTop + padBottom, (height - 1) * dilationY + 1, strideY);
    }

    public int outputWidth(int inputWidth) {
        return output(inputWidth + padLeft + padRight, (width - 1) * dilationX + 1, strideX);
    }

    /** Zero or negative where the kernel does not fit. */
    private static int output(int padded, int extent, int stride) {
        return padded < extent ? 0 : (padded - extent) / stride + 1;
    }
}
