package org.spikeway.chip.program;

/**
 * The extent of a population or tensor without its batch: channels, height, width.
 *
 * <p>A vector of n values is {@code n × 1 × 1}. Neurons are numbered channels last: the neuron at row y, column x,
 * channel c has index {@code (y·width + x)·channels + c}, so that all channels of one position lie side by side.
 */
public record Shape(int channels, int height, int width) {
    public Shape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("shape " + channels + "×" + height + "×" + width + " is empty");
        }
        Math.multiplyExact(Math.multiplyExact(channels, height), width);
    }

    public static Shape vector(int length) {
        return new Shape(length, 1, 1);
    }

    /** The number of values, at most {@link Integer#MAX_VALUE}. */
    public int size() {
        return channels * height * width;
    }

    public int index(int channel, int y, int x) {
        return (y * width + x) * channels + channel;
    }

    @Override
    public String toString() {
        return channels + "×" + height + "×" + width;
    }
}
