package org.spikeway.aer.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.aer.image.Normalisation;

class PoissonEncoderTest {
    private static double uniform(long seed, int image, int tick, int pixel) {
        return CounterRandom.bits53(CounterRandom.key(seed, image, tick) + pixel) * 0x1p-53;
    }

    @Test
    void shouldDrawThePublishedNumbers() {
        assertThat(uniform(12345, 0, 1, 0)).isEqualTo(0.8361004479742705);
        assertThat(uniform(12345, 0, 1, 1)).isEqualTo(0.8406153061885169);
        assertThat(uniform(12345, 0, 1, 2)).isEqualTo(0.8773456456446304);
        assertThat(uniform(12345, 0, 1, 3)).isEqualTo(0.9660001833037816);
        assertThat(uniform(12345, 7, 128, 3071)).isEqualTo(0.13437682093952774);
    }

    @Test
    void shouldAddFieldsThatOverflowIntoTheNextOne() {
        assertThat(uniform(1, 0, 4096, 5)).isEqualTo(uniform(1, 1, 0, 5));
        assertThat(uniform(1, 0, 1, 1 << 20)).isEqualTo(uniform(1, 0, 2, 0));
        assertThat(uniform(1, 65_536, 1, 0)).isEqualTo(uniform(2, 0, 1, 0));
    }

    /** Every spike of the first 300 MNIST test images in 128 ticks, beside the count that the reference run made. */
    @Test
    void shouldSpikeAsOftenAsTheReferenceRunOnMnist() throws IOException {
        ImageSet set = ImageSets.open(ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz"), null)
                .first(300);
        PoissonEncoder encoder = PoissonEncoder.unsigned(12345, 1, 28, 28, 1.0);
        double perImage = spikesOfAll(encoder, set, 128) / 300.0;
        assertThat(perImage).isEqualTo(referenceSpikes("mnist_mlp_poisson_p999_v0"));
    }

    /** The first 20 CIFAR images, normalised, so with negative pixels, in 256 ticks. */
    @Test
    void shouldSpikeAsOftenAsTheSignedReferenceRunOnCifar() throws IOException {
        ImageSet set = Normalisation.parse("0.485,0.456,0.406/0.229,0.224,0.225")
                .of(ImageSets.open(ReferenceData.require("images/cifar10_test_lossless_249.bin"), null)
                        .first(20));
        PoissonEncoder encoder = PoissonEncoder.signed(12345, 3, 32, 32, 2.64);
        double perImage = spikesOfAll(encoder, set, 256) / 20.0;
        assertThat(perImage).isEqualTo(referenceSpikes("seng20_spikenorm_hard_f64"));
    }

    private static long spikesOfAll(PoissonEncoder encoder, ImageSet set, int ticks) throws IOException {
        double[] chw = new double[set.pixels()];
        int[] spikes = new int[encoder.capacity()];
        long total = 0;
        for (int i = 0; i < set.size(); i++) {
            set.read(i, chw);
            encoder.image(chw, i);
            for (int t = 1; t <= ticks; t++) {
                total += encoder.tick(t, spikes);
            }
        }
        return total;
    }

    private static double referenceSpikes(String run) throws IOException {
        String config = Files.readString(ReferenceData.require("oracles/conversion/" + run + "/config.json"));
        Matcher matcher =
                Pattern.compile("\"input_spikes_per_image\": ([0-9.]+)").matcher(config);
        assertThat(matcher.find()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldAgreeWithTheDefinitionInFloatingPoint(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int channels = 1 + random.nextInt(4);
        int height = 1 + random.nextInt(6);
        int width = 1 + random.nextInt(6);
        double max = random.nextDouble(0.5, 3);
        double[] chw = new double[channels * height * width];
        for (int i = 0; i < chw.length; i++) {
            chw[i] = random.nextInt(4) == 0 ? 0 : random.nextDouble(-3, 3);
        }
        PoissonEncoder encoder = PoissonEncoder.signed(seed, channels, height, width, max);
        int[] spikes = new int[encoder.capacity()];
        encoder.image(chw, 9);
        for (int t = 1; t < 50; t++) {
            int count = encoder.tick(t, spikes);
            assertThat(java.util.Arrays.copyOf(spikes, count))
                    .isEqualTo(definition(seed, 9, t, chw, channels, width, max))
                    .isSorted();
        }
    }

    private static int[] definition(long seed, int image, int t, double[] chw, int channels, int width, double max) {
        int plane = chw.length / channels;
        return java.util.stream.IntStream.range(0, chw.length)
                .filter(p -> uniform(seed, image, t, p) < Math.abs(chw[p]) / max)
                .map(p -> {
                    int c = p / plane;
                    int y = p % plane / width;
                    int x = p % width;
                    return (y * width + x) * 2 * channels + c + (chw[p] < 0 ? channels : 0);
                })
                .sorted()
                .toArray();
    }

    @Test
    void shouldCompareExactlyAtTheEdgeOfAProbability() {
        // u of this place as a probability: u < u is false, u < next above is true.
        double u = uniform(12345, 0, 1, 0);
        double below = Math.nextDown(u);
        double above = Math.nextUp(u);
        int[] spikes = new int[1];
        PoissonEncoder exact = PoissonEncoder.unsigned(12345, 1, 1, 1, 1.0 / u);
        exact.image(new double[] {1}, 0);
        assertThat(exact.tick(1, spikes)).isEqualTo(u < 1.0 / (1.0 / u) ? 1 : 0);
        PoissonEncoder plain = PoissonEncoder.unsigned(12345, 1, 1, 1, 1.0);
        plain.image(new double[] {below}, 0);
        assertThat(plain.tick(1, spikes)).isZero();
        plain.image(new double[] {above}, 0);
        assertThat(plain.tick(1, spikes)).isOne();
    }

    @Test
    void shouldAlwaysSpikeAtMaxAndNeverAtZero() {
        PoissonEncoder encoder = PoissonEncoder.unsigned(1, 1, 1, 3, 0.5);
        encoder.image(new double[] {0.5, 0, -0}, 0);
        int[] spikes = new int[3];
        for (int t = 1; t < 2000; t++) {
            assertThat(encoder.tick(t, spikes)).isOne();
            assertThat(spikes[0]).isZero();
        }
        assertThat(encoder.saturated()).isZero();
    }

    @Test
    void shouldCountPixelsBeyondMax() {
        PoissonEncoder encoder = PoissonEncoder.signed(1, 1, 1, 4, 1.0);
        encoder.image(new double[] {1.5, -2, 1, Double.POSITIVE_INFINITY}, 0);
        assertThat(encoder.saturated()).isEqualTo(3);
    }

    @Test
    void shouldRefuseWhatItCannotEncode() {
        PoissonEncoder unsigned = PoissonEncoder.unsigned(1, 1, 1, 2, 1.0);
        assertThatThrownBy(() -> unsigned.image(new double[] {0, -1}, 4))
                .hasMessage("image 4: value -1.0 of pixel 1 cannot be encoded. Use a signed encoder.");
        PoissonEncoder signed = PoissonEncoder.signed(1, 1, 1, 2, 1.0);
        assertThatThrownBy(() -> signed.image(new double[] {0, Double.NaN}, 4)).hasMessageContaining("NaN");
        for (double max : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> PoissonEncoder.unsigned(1, 1, 1, 1, max)).hasMessageContaining("max " + max);
        }
    }
}
