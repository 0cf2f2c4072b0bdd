package org.spikeway.aer.image;

import java.util.Arrays;
import java.util.Locale;

/**
 * Shifts and scales each channel as the network was trained: {@code (x − mean) / std}, computed in double.
 *
 * <p>One value serves all channels. For example {@code parse("0.5/0.25")} turns 1.0 into 2.0 in every channel.
 *
 * @param mean of each channel, finite
 * @param std of each channel, finite and above 0; as many as there are means
 */
public record Normalisation(double[] mean, double[] std) {
    /** @throws IllegalArgumentException if the two differ in length, are empty or hold a value out of range */
    public Normalisation {
        mean = mean.clone();
        std = std.clone();
        if (mean.length == 0 || mean.length != std.length) {
            throw new IllegalArgumentException("normalisation: " + mean.length + " means and " + std.length
                    + " standard deviations. Give one of each for every channel.");
        }
        for (int c = 0; c < mean.length; c++) {
            if (!Double.isFinite(mean[c])) {
                throw new IllegalArgumentException(
                        "normalisation: mean " + mean[c] + " of channel " + c + ". Give a finite number.");
            }
            if (!Double.isFinite(std[c]) || std[c] <= 0) {
                throw new IllegalArgumentException("normalisation: standard deviation " + std[c] + " of channel " + c
                        + ". Give a finite number above 0.");
            }
        }
    }

    /**
     * Reads means and standard deviations as {@code 0.485,0.456,0.406/0.229,0.224,0.225}; a single value on one side
     * is spread to the channels of the other.
     *
     * @throws IllegalArgumentException if the text is none of that form
     */
    public static Normalisation parse(String text) {
        String[] sides = text.split("/", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException(
                    "normalisation " + text + ": means, a slash and standard deviations wanted, such as 0.5/0.25.");
        }
        double[] mean = numbers(sides[0], text);
        double[] std = numbers(sides[1], text);
        int channels = Math.max(mean.length, std.length);
        return new Normalisation(spread(mean, channels), spread(std, channels));
    }

    /**
     * The same pictures, normalised.
     *
     * @throws IllegalArgumentException if the set has another number of channels
     */
    public ImageSet of(ImageSet set) {
        requireChannels(set.channels(), set.name());
        return new NormalisedImages(set, this);
    }

    /**
     * Normalises a picture where it stands.
     *
     * @param chw channel by channel
     * @param plane values of one channel: height × width
     */
    public void apply(double[] chw, int channels, int plane) {
        requireChannels(channels, "picture");
        for (int c = 0; c < channels; c++) {
            double m = mean[mean.length == 1 ? 0 : c];
            double s = std[std.length == 1 ? 0 : c];
            for (int i = c * plane; i < (c + 1) * plane; i++) {
                chw[i] = (chw[i] - m) / s;
            }
        }
    }

    @Override
    public double[] mean() {
        return mean.clone();
    }

    @Override
    public double[] std() {
        return std.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Normalisation that && Arrays.equals(mean, that.mean) && Arrays.equals(std, that.std);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(std);
    }

    /** In the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return joined(mean) + "/" + joined(std);
    }

    private void requireChannels(int channels, String name) {
        if (mean.length != 1 && mean.length != channels) {
            throw new IllegalArgumentException("normalisation " + this + ": values for " + mean.length + " channels, "
                    + name + " has " + channels + ". Give one value or " + channels + ".");
        }
    }

    private static double[] numbers(String side, String text) {
        String[] words = side.split(",", -1);
        double[] values = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            String word = words[i].strip().toLowerCase(Locale.ROOT);
            if (!word.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d+)?")) {
                throw new IllegalArgumentException("normalisation " + text + ": '" + words[i]
                        + "' is no number. Write it as 0.485,0.456,0.406/0.229,0.224,0.225.");
            }
            values[i] = Double.parseDouble(word);
        }
        return values;
    }

    private static double[] spread(double[] values, int channels) {
        if (values.length != 1) {
            return values;
        }
        double[] all = new double[channels];
        Arrays.fill(all, values[0]);
        return all;
    }

    private static String joined(double[] values) {
        String text = Arrays.toString(values);
        return text.substring(1, text.length() - 1).replace(" ", "");
    }
}
