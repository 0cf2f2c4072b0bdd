package org.spikeway.aer.encode;

/**
 * Turns a picture into spikes at random ticks: in each tick a pixel of value x spikes with probability |x|/max.
 *
 * <p>Whether it does depends on seed, image, tick and pixel alone (see {@link CounterRandom}), so the spikes are the
 * same on every machine, in any order of images and ticks. The comparison u &lt; |x|/max is made with whole numbers:
 * u is k·2^-53, so u &lt; p exactly where k &lt; ceil(p·2^53).
 *
 * <p>Spiking neurons are numbered channels last. An unsigned encoder has C channels, neuron {@code (y·W + x)·C + c},
 * and refuses negative values. A signed one has 2·C channels: a positive pixel of channel c spikes as channel c, a
 * negative one as channel C + c, so neuron {@code (y·W + x)·2C + c} or {@code (y·W + x)·2C + C + c}; whoever receives
 * a spike of the upper channels subtracts the weights of channel c. The random numbers are those of the pixel's place
 * in channel, row, column order in both.
 *
 * <p>Use: {@link #image} once for each image, then {@link #tick} for each tick. Ticks allocate nothing, and cost the
 * pixels that are not 0. One encoder serves one thread.
 */
public final class PoissonEncoder {
    private static final double UNITS = 0x1p53;

    private final long seed;
    private final int channels;
    private final int plane;
    private final double max;
    private final boolean signed;

    // The pixels that can spike, in the order of their neurons.
    private final long[] threshold;
    private final int[] pixel;
    private final int[] neuron;
    private int active;
    private int image;
    private int saturated;

    private PoissonEncoder(long seed, int channels, int height, int width, double max, boolean signed) {
        if (!(max > 0) || Double.isInfinite(max)) {
            throw new IllegalArgumentException("max " + max + ": give the finite value above 0 that always spikes.");
        }
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("pictures of " + channels + "×" + height + "×" + width + " are empty");
        }
        this.seed = seed;
        this.channels = channels;
        this.plane = Math.multiplyExact(height, width);
        int pixels = Math.multiplyExact(channels, plane);
        Math.multiplyExact(pixels, 2);
        this.max = max;
        this.signed = signed;
        this.threshold = new long[pixels];
        this.pixel = new int[pixels];
        this.neuron = new int[pixels];
    }

    /**
     * An encoder for values of 0 or more.
     *
     * @param seed of the random numbers, 0 to 65,535; of larger ones the lowest 16 bits count
     * @param max the value that spikes in every tick; 1 for pictures of 8 bits that were divided by 255
     */
    public static PoissonEncoder unsigned(long seed, int channels, int height, int width, double max) {
        return new PoissonEncoder(seed, channels, height, width, max, false);
    }

    /** An encoder for values of either sign, with twice the channels; parameters as in {@link #unsigned}. */
    public static PoissonEncoder signed(long seed, int channels, int height, int width, double max) {
        return new PoissonEncoder(seed, channels, height, width, max, true);
    }

    /** Channels of the neurons that spike: those of the picture, or twice as many if signed. */
    public int neuronChannels() {
        return signed ? 2 * channels : channels;
    }

    /** The most spikes of one tick: the number of pixels. */
    public int capacity() {
        return threshold.length;
    }

    /**
     * Takes up an image.
     *
     * @param chw its values, channel by channel and row by row
     * @param index of the image in its set, from 0
     * @throws IllegalArgumentException if a value is NaN, or negative where the encoder is unsigned
     */
    public void image(double[] chw, int index) {
        image = index;
        active = 0;
        saturated = 0;
        for (int place = 0; place < plane; place++) {
            for (int c = 0; c < channels; c++) {
                admit(chw[c * plane + place], place, c);
            }
            // Negative pixels spike in the upper channels: behind the positive ones of the same place.
            for (int c = 0; signed && c < channels; c++) {
                admit(-chw[c * plane + place], place, channels + c);
            }
        }
    }

    private void admit(double value, int place, int neuronChannel) {
        int source = neuronChannel % channels * plane + place;
        if (!(value > 0)) {
            if (Double.isNaN(value) || (!signed && value < 0)) {
                String remedy = Double.isNaN(value) ? "Give numbers." : "Use a signed encoder.";
                throw new IllegalArgumentException("image " + image + ": value " + value + " of pixel " + source
                        + " cannot be encoded. " + remedy);
            }
            return;
        }
        double probability = value / max;
        if (probability > 1) {
            saturated++;
        }
        threshold[active] = probability < 1 ? (long) Math.ceil(probability * UNITS) : (long) UNITS;
        pixel[active] = source;
        neuron[active] = place * neuronChannels() + neuronChannel;
        active++;
    }

    /** Pixels of the image whose value lies beyond max: they spike in every tick, as one of max does. */
    public int saturated() {
        return saturated;
    }

    /**
     * Writes the neurons that spike in a tick, in ascending order.
     *
     * @param tick from 1, below 4,096 for numbers that no other image uses
     * @param spikes at least {@link #capacity} long; what lies behind the spikes is overwritten too
     * @return the number of spikes
     */
    public int tick(int tick, int[] spikes) {
        if (spikes.length < active) {
            throw new IllegalArgumentException("room for " + spikes.length + " spikes, up to " + active + " come");
        }
        long key = CounterRandom.key(seed, image, tick);
        int count = 0;
        for (int i = 0; i < active; i++) {
            // Written in any case, kept by counting on: no branch to mispredict.
            spikes[count] = neuron[i];
            count += (int) ((CounterRandom.bits53(key + pixel[i]) - threshold[i]) >>> 63);
        }
        return count;
    }
}
