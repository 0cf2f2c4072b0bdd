package org.spikeway.aer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.aer.Malformed;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.array.NpyFiles;

/** Small sets made here, whole and broken. */
class ImageFormatsTest {
    @TempDir
    Path folder;

    /** One small file of each form; all bytes random, so that no two pictures are alike. */
    enum Form {
        CIFAR {
            @Override
            byte[] file(SplittableRandom random) {
                byte[] file = noise(4 * 3073, random);
                for (int i = 0; i < 4; i++) {
                    file[i * 3073] = (byte) i;
                }
                return file;
            }
        },
        IDX {
            @Override
            byte[] file(SplittableRandom random) {
                return idx(random, 5, 6, 7);
            }
        },
        IDX_GZIP {
            @Override
            byte[] file(SplittableRandom random) throws IOException {
                return gzip(idx(random, 5, 2, 6, 7));
            }
        },
        NPY {
            @Override
            byte[] file(SplittableRandom random) {
                return NpyFiles.npy(NpyFiles.dictionary("|u1", "(5, 6, 7)"), noise(210, random));
            }
        },
        NPZ {
            @Override
            byte[] file(SplittableRandom random) throws IOException {
                TreeMap<String, byte[]> members = new TreeMap<>();
                members.put("x", NPY.file(random));
                members.put("y", NpyFiles.npy(NpyFiles.dictionary("|u1", "(5,)"), noise(5, random)));
                return NpyFiles.npz(members);
            }
        };

        abstract byte[] file(SplittableRandom random) throws IOException;
    }

    private static byte[] noise(int length, SplittableRandom random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] idx(SplittableRandom random, int... extents) {
        int size = Arrays.stream(extents).reduce(1, (a, b) -> a * b);
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * extents.length + size).putInt(0x800 | extents.length);
        Arrays.stream(extents).forEach(file::putInt);
        return file.put(noise(size, random)).array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void readAll(Path data) throws UnreadableException {
        ImageSet set = ImageSets.open(data, null);
        double[] chw = new double[set.pixels()];
        for (int i = 0; i < set.size(); i++) {
            set.read(i, chw);
            assertThat(set.labelled() ? set.label(i) : 0).isNotNegative();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseFilesCutAnywhere(Form form) throws IOException {
        SplittableRandom random = new SplittableRandom(form.name().length());
        byte[] whole = form.file(random);
        readAll(write("whole", whole));
        for (int i = 0; i < 150; i++) {
            byte[] cut = Malformed.cut(whole, random);
            Path file = write("cut", cut);
            boolean wholeRecords = form == Form.CIFAR && cut.length % 3073 == 0 && cut.length > 0;
            assertThat(Malformed.refused(() -> readAll(file), "cut")).isNotEqualTo(wholeRecords);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadOrRefuseDamagedFiles(Form form) throws IOException {
        SplittableRandom random = new SplittableRandom(100 + form.name().length());
        byte[] whole = form.file(random);
        for (int i = 0; i < 200; i++) {
            Path file = write("damaged", Malformed.damage(whole, 100, random));
            Malformed.refused(() -> readAll(file), "damaged");
        }
    }

    @Test
    void shouldReadCifarThatBeginsLikeIdx() throws IOException {
        byte[] file = Form.CIFAR.file(new SplittableRandom(1));
        System.arraycopy(new byte[] {0, 0, 8, 3}, 0, file, 0, 4);
        assertThat(ImageSets.open(write("x", file), null).channels()).isEqualTo(3);
    }

    @Test
    void shouldReadChannelsFirstAndLastAlike() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        byte[] first = noise(2 * 3 * 4 * 5, random);
        byte[] last = new byte[first.length];
        for (int i = 0; i < first.length; i++) {
            int picture = i / 60;
            int channel = i / 20 % 3;
            last[(picture * 20 + i % 20) * 3 + channel] = first[i];
        }
        ImageSet a = ImageSets.open(write("a", NpyFiles.npy(NpyFiles.dictionary("|u1", "(2, 3, 4, 5)"), first)), null);
        ImageSet b = ImageSets.open(write("b", NpyFiles.npy(NpyFiles.dictionary("|u1", "(2, 4, 5, 3)"), last)), null);
        for (int i = 0; i < 2; i++) {
            double[] chwA = new double[60];
            double[] chwB = new double[60];
            a.read(i, chwA);
            b.read(i, chwB);
            assertThat(chwA).isEqualTo(chwB);
            assertThat(chwA[7]).isEqualTo((first[60 * i + 7] & 0xFF) / 255.0);
        }
        assertThat(new int[] {b.channels(), b.height(), b.width()}).containsExactly(3, 4, 5);
    }

    @Test
    void shouldPassFloatsAsTheyAreAndRefuseNaN() throws IOException {
        byte[] elements = ByteBuffer.allocate(16)
                .putFloat(-2.5f)
                .putFloat(300)
                .putFloat(0)
                .putFloat(Float.NaN)
                .array();
        ImageSet set =
                ImageSets.open(write("f", NpyFiles.npy(NpyFiles.dictionary(">f4", "(2, 1, 2)"), elements)), null);
        double[] chw = new double[2];
        set.read(0, chw);
        assertThat(chw).containsExactly(-2.5, 300);
        assertThatThrownBy(() -> set.read(1, chw))
                .hasMessageContaining("picture 1: value NaN at channel 0, row 0, column 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'|u1' | (8,)            | 8  | holds no pictures",
                "'<u2' | (1, 2, 2)       | 8  | the range of such integers is unknown",
                "'|u1' | (0, 2, 2)       | 0  | no picture in it",
                "'|u1' | (2, 0, 2)       | 0  | Each must be 1 or more",
                "'|u1' | (0, 2147483647, 2147483647, 2) | 0 | below 2,147,483,648",
            })
    void shouldRefuseArraysThatHoldNoPictures(String descr, String shape, int bytes, String reason) throws IOException {
        Path file = write("x.npy", NpyFiles.npy(NpyFiles.dictionary(descr, shape), new byte[bytes]));
        assertThatThrownBy(() -> ImageSets.open(file, null))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseNpzWithoutPicturesAndTakeTestSetsFirst() throws IOException {
        TreeMap<String, byte[]> members = new TreeMap<>();
        members.put("weights", NpyFiles.npy(NpyFiles.dictionary("|u1", "(1, 1, 1)"), new byte[1]));
        Path file = write("x.npz", NpyFiles.npz(members));
        assertThatThrownBy(() -> ImageSets.open(file, null)).hasMessageContaining("members [weights]");
        members.put("x_train", NpyFiles.npy(NpyFiles.dictionary("|u1", "(1, 1, 1)"), new byte[1]));
        members.put("y_train", NpyFiles.npy(NpyFiles.dictionary("|u1", "(1, 1)"), new byte[] {7}));
        Files.write(file, NpyFiles.npz(members));
        assertThat(ImageSets.open(file, null).label(0)).isEqualTo(7);
        members.put("x_test", NpyFiles.npy(NpyFiles.dictionary("|u1", "(2, 1, 1)"), new byte[2]));
        members.put("y_test", NpyFiles.npy(NpyFiles.dictionary("<i2", "(2,)"), new byte[] {5, 0, 6, 0}));
        Files.write(file, NpyFiles.npz(members));
        assertThat(ImageSets.open(file, null).label(1)).isEqualTo(6);
    }

    @Test
    void shouldRefuseGzipThatDeclaresMoreThanItHolds() throws IOException {
        byte[] header = ByteBuffer.allocate(16 + 100)
                .putInt(0x803)
                .putInt(70_000)
                .putInt(28)
                .putInt(28)
                .array();
        Path file = write("bomb.gz", gzip(header));
        assertThatThrownBy(() -> ImageSets.open(file, null))
                .isInstanceOf(UnreadableException.class)
                .hasMessageMatching(".*: the header declares 54,880,016 bytes, which \\d+ packed bytes cannot hold.*");
        byte[] more = Arrays.copyOf(idx(new SplittableRandom(1), 1, 2, 2), 5_000_000);
        assertThatThrownBy(() -> ImageSets.open(write("more.gz", gzip(more)), null))
                .hasMessageContaining("more bytes than the header declares");
        assertThatThrownBy(() -> ImageSets.open(write("text.gz", gzip(new byte[] {'a', 'b'})), null))
                .hasMessageContaining("gzip of something other than IDX");
    }

    @ParameterizedTest
    @CsvSource({
        "00000d03000000010000000100000001, IDX type 0x0d",
        "00000805, IDX rank 5",
        "0000080300000001, truncated in the IDX header",
        "000008030000000180000000000000010000, each may be 0 to",
        "00000803ffffffffffffffffffffffff, each may be 0 to",
        "000008037fffffff7fffffff7fffffff, there. The file is truncated",
        "00000801000000020102, pictures have rank 3 or 4",
        "00000803000000000000000200000002, no picture in it",
        "aabbcc, no image set",
    })
    void shouldRefuseOtherFiles(String hex, String reason) throws IOException {
        Path file = write("x", java.util.HexFormat.of().parseHex(hex));
        assertThatThrownBy(() -> ImageSets.open(file, null))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseMissingAndEmptyFiles() throws IOException {
        assertThatThrownBy(() -> ImageSets.open(folder.resolve("absent"), null)).hasMessageContaining("no such file");
        Path empty = write("empty", new byte[0]);
        assertThatThrownBy(() -> ImageSets.open(empty, null)).hasMessageContaining("the file is empty");
    }
}
