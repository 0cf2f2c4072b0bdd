package org.spikeway.aer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.ReferenceData;

/** Real sets, beside the sums and counts that NumPy gives of them. */
class ImageSetsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "cifar10_test_jpegdecoded_1000.bin, 1000, 100;100;100;100;100;100;100;100;100;100, 1157585186, 3988234423",
        "cifar10_test_lossless_249.bin, 249, 26;23;31;29;19;26;19;20;35;21, 1193894269, 1178366505",
        "cifar10_train_lossless_4000.bin, 4000, 396;366;420;384;422;393;414;385;407;413, 3900705352, 2537161277",
    })
    void shouldReadCifar(String file, int size, String counts, long labelCrc, long pixelCrc) throws IOException {
        ImageSet set = ImageSets.open(ReferenceData.require("images/" + file), null);
        assertThat(new int[] {set.size(), set.channels(), set.height(), set.width()})
                .containsExactly(size, 3, 32, 32);
        assertThat(labelCounts(set)).isEqualTo(counts);
        assertThat(labelCrc(set)).isEqualTo(labelCrc);
        assertThat(pixelCrc(set)).isEqualTo(pixelCrc);
    }

    @ParameterizedTest
    @CsvSource({
        "mnist_test10k_csvorder, 980;1135;1032;1010;982;892;958;1028;974;1009, 1679339099, 1972839242",
        "mnist_train10k_csvorder, 5923;4077;0;0;0;0;0;0;0;0, 268803050, 3604257063",
    })
    void shouldReadMnistWithTheLabelsBesideIt(String name, String counts, long labelCrc, long pixelCrc)
            throws IOException {
        ImageSet set = ImageSets.open(ReferenceData.require("images/" + name + "-images-idx3-ubyte.gz"), null);
        assertThat(new int[] {set.size(), set.channels(), set.height(), set.width()})
                .containsExactly(10_000, 1, 28, 28);
        assertThat(labelCounts(set)).isEqualTo(counts);
        assertThat(labelCrc(set)).isEqualTo(labelCrc);
        assertThat(pixelCrc(set)).isEqualTo(pixelCrc);
    }

    @Test
    void shouldReadAnIntegerNetworksInputAsItIs() throws IOException {
        ImageSet set = ImageSets.open(
                ReferenceData.require("oracles/conversion/r20_int8/input_int8.npy"),
                ReferenceData.require("oracles/conversion/r20_int8/labels.npy"));
        assertThat(new int[] {set.size(), set.channels(), set.height(), set.width()})
                .containsExactly(60, 3, 32, 32);
        ImageSet cifar = ImageSets.open(ReferenceData.require("images/cifar10_test_lossless_249.bin"), null);
        double[] chw = new double[set.pixels()];
        set.read(59, chw);
        for (double value : chw) {
            assertThat(value).isBetween(-128.0, 127.0).isEqualTo(Math.rint(value));
        }
        for (int i = 0; i < set.size(); i++) {
            assertThat(set.label(i)).isEqualTo(cifar.label(i));
        }
    }

    @Test
    void shouldTellTheFormByTheContentNotByTheName() throws IOException {
        Path cifar = ReferenceData.require("images/cifar10_test_lossless_249.bin");
        Path disguised = Files.copy(cifar, folder.resolve("x.png"));
        assertThat(ImageSets.open(disguised, null).size()).isEqualTo(249);
        Path gzip = ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz");
        Path unlabelled = Files.copy(gzip, folder.resolve("digits.npy"));
        ImageSet set = ImageSets.open(unlabelled, null);
        assertThat(set.labelled()).isFalse();
        assertThatThrownBy(() -> set.label(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldShowTheFirstPicturesOnly() throws IOException {
        ImageSet set = ImageSets.open(ReferenceData.require("images/cifar10_test_lossless_249.bin"), null);
        ImageSet first = set.first(10);
        assertThat(first.size()).isEqualTo(10);
        assertThat(labels(first)).containsExactly(2, 9, 0, 0, 4, 2, 7, 2, 7, 0);
        double[] chw = new double[first.pixels()];
        assertThatThrownBy(() -> first.read(10, chw)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> first.label(10)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(set.first(249)).isSameAs(set);
        assertThatThrownBy(() -> set.first(250))
                .hasMessageEndingWith("250 pictures asked for, 249 there. Ask for 1 to 249.");
        assertThatThrownBy(() -> set.first(0)).hasMessageContaining("0 pictures asked for");
    }

    private static int[] labels(ImageSet set) {
        int[] labels = new int[set.size()];
        Arrays.setAll(labels, set::label);
        return labels;
    }

    private static String labelCounts(ImageSet set) {
        int[] counts = new int[10];
        for (int label : labels(set)) {
            counts[label]++;
        }
        return String.join(";", Arrays.stream(counts).mapToObj(String::valueOf).toList());
    }

    private static long labelCrc(ImageSet set) {
        CRC32 crc = new CRC32();
        for (int label : labels(set)) {
            crc.update(label);
        }
        return crc.getValue();
    }

    /** Over the bytes that the values came from: each value must be the double nearest to byte/255. */
    private static long pixelCrc(ImageSet set) throws IOException {
        CRC32 crc = new CRC32();
        double[] chw = new double[set.pixels()];
        for (int i = 0; i < set.size(); i++) {
            set.read(i, chw);
            for (double value : chw) {
                int b = (int) Math.round(value * 255);
                if (value != b / 255.0) {
                    throw new AssertionError(value + " is no byte/255");
                }
                crc.update(b);
            }
        }
        return crc.getValue();
    }
}
