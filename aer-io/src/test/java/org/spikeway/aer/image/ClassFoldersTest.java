package org.spikeway.aer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.Malformed;
import org.spikeway.aer.UnreadableException;

class ClassFoldersTest {
    @TempDir
    Path folder;

    private static byte[] picture(String form, int type, int width, int height, int seed) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        SplittableRandom random = new SplittableRandom(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int b = 0; b < image.getRaster().getNumBands(); b++) {
                    image.getRaster().setSample(x, y, b, random.nextInt(256));
                }
            }
        }
        return encoded(image, form);
    }

    private static byte[] encoded(BufferedImage image, String form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, form, out)).isTrue();
        return out.toByteArray();
    }

    private Path put(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private ImageSet open() throws UnreadableException {
        return ImageSets.open(folder, null);
    }

    private double[] read(int index) throws UnreadableException {
        ImageSet set = open();
        double[] chw = new double[set.pixels()];
        set.read(index, chw);
        return chw;
    }

    @Test
    void shouldTakeClassesAndFilesInSortedOrder() throws IOException {
        for (String name : new String[] {"dog/b.png", "dog/a.png", "Zebra/1.png", "cat/10.png", "cat/9.png"}) {
            put(name, picture("png", BufferedImage.TYPE_3BYTE_BGR, 4, 3, name.hashCode()));
        }
        put("README", new byte[] {1});
        put("dog/.DS_Store", new byte[] {1});
        ImageSet set = open();
        assertThat(new int[] {set.size(), set.channels(), set.height(), set.width()})
                .containsExactly(5, 3, 3, 4);
        assertThat(new int[] {set.label(0), set.label(1), set.label(2), set.label(3), set.label(4)})
                .containsExactly(0, 1, 1, 2, 2);
        assertThat(read(1)).isEqualTo(samples("cat/10.png".hashCode(), 3));
        assertThat(read(4)).isEqualTo(samples("dog/b.png".hashCode(), 3));
    }

    /** The values that {@link #picture} put into a 4×3 picture. */
    private static double[] samples(int seed, int bands) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] chw = new double[12 * bands];
        for (int place = 0; place < 12; place++) {
            for (int b = 0; b < bands; b++) {
                chw[b * 12 + place] = random.nextInt(256) / 255.0;
            }
        }
        return chw;
    }

    @Test
    void shouldTakePicturesWithoutClassesInTheOrderOfTheirNumbers() throws IOException {
        List<String> names =
                List.of("a.png", "frame9.png", "frame0010.png", "frame10.png", "frame11.png", "frame11b.png");
        for (String name : names) {
            put(name, picture("png", BufferedImage.TYPE_3BYTE_BGR, 4, 3, name.hashCode()));
        }
        assertThat(open().labelled()).isFalse();
        for (int i = 0; i < names.size(); i++) {
            assertThat(read(i)).as(names.get(i)).isEqualTo(samples(names.get(i).hashCode(), 3));
        }
    }

    @Test
    void shouldKeepGreyAsOneChannelWithItsValues() throws IOException {
        put("a/1.png", picture("png", BufferedImage.TYPE_BYTE_GRAY, 4, 3, 5));
        assertThat(read(0)).isEqualTo(samples(5, 1));
        put("a/1.png", picture("jpg", BufferedImage.TYPE_BYTE_GRAY, 4, 3, 5));
        assertThat(open().channels()).isOne();
        assertThat(read(0)).hasSize(12);
    }

    @Test
    void shouldPassOverTransparency() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00336699);
        put("a/1.png", encoded(image, "png"));
        assertThat(read(0)).containsExactly(0x33 / 255.0, 0x66 / 255.0, 0x99 / 255.0);
    }

    @Test
    void shouldReadPalettesAndGreyOfFewBits() throws IOException {
        IndexColorModel palette = new IndexColorModel(
                2, 3, new byte[] {10, 20, 30}, new byte[] {40, 50, 60}, new byte[] {70, 80, (byte) 190});
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        image.getRaster().setSample(0, 0, 0, 2);
        put("a/1.png", encoded(image, "png"));
        assertThat(read(0)).containsExactly(30 / 255.0, 10 / 255.0, 60 / 255.0, 40 / 255.0, 190 / 255.0, 70 / 255.0);
        BufferedImage bits = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        bits.getRaster().setSample(1, 0, 0, 1);
        put("a/1.png", encoded(bits, "png"));
        assertThat(read(0)).containsExactly(0, 1);
    }

    @Test
    void shouldReadColourJpegNearlyAsItWas() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i % 16, i / 16, 0xC86432);
        }
        put("a/1.jpg", encoded(image, "jpg"));
        double[] chw = read(0);
        assertThat(chw[0]).isBetween(197 / 255.0, 203 / 255.0);
        assertThat(chw[256]).isBetween(97 / 255.0, 103 / 255.0);
        assertThat(chw[512]).isBetween(47 / 255.0, 53 / 255.0);
    }

    @ParameterizedTest
    @CsvSource({"4, 4, 5", "3, 3, 5"})
    void shouldRefusePicturesOfDifferentSizeOrForm(int width, int height, int type) throws IOException {
        put("a/1.png", picture("png", BufferedImage.TYPE_3BYTE_BGR, 4, 3, 1));
        put("a/2.png", picture("png", type, width, height, 1));
        assertThatThrownBy(this::open)
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("2.png: " + width + "×" + height + " in 3 channels, the first picture");
    }

    @Test
    void shouldRefuseGreyAmongColour() throws IOException {
        put("a/1.png", picture("png", BufferedImage.TYPE_3BYTE_BGR, 4, 3, 1));
        put("b/2.png", picture("png", BufferedImage.TYPE_BYTE_GRAY, 4, 3, 1));
        assertThatThrownBy(this::open).hasMessageContaining("4×3 in 1 channel, the first");
    }

    @Test
    void shouldRefuseAbsurdSizesBeforeDecoding() throws IOException {
        byte[] png = picture("png", BufferedImage.TYPE_3BYTE_BGR, 4, 3, 1);
        ByteBuffer.wrap(png).putInt(16, 1 << 30).putInt(20, 1 << 30);
        put("a/1.png", png);
        assertThatThrownBy(this::open).hasMessageContaining("1073741824×1073741824 in 3 channels, a picture has 1 to");
    }

    @Test
    void shouldRefuseOtherFilesAndFolders() throws IOException {
        assertThatThrownBy(this::open).hasMessageContaining("no pictures. Put PNG or JPEG files into it");
        put("notes.txt", new byte[] {1, 2, 3, 4, 5});
        assertThatThrownBy(this::open).hasMessageContaining("notes.txt: neither PNG nor JPEG");
        Files.createDirectory(folder.resolve("a"));
        assertThatThrownBy(this::open).hasMessageContaining("no pictures in class folders");
        put("a/notes.txt", new byte[] {1, 2, 3, 4, 5});
        assertThatThrownBy(this::open).hasMessageContaining("neither PNG nor JPEG");
        put("a/notes.txt", picture("png", BufferedImage.TYPE_USHORT_GRAY, 4, 3, 1));
        assertThatThrownBy(this::open).hasMessageContaining("samples of 16 bits");
        Files.delete(folder.resolve("a/notes.txt"));
        put("a/b/1.png", picture("png", BufferedImage.TYPE_3BYTE_BGR, 4, 3, 1));
        assertThatThrownBy(this::open).hasMessageContaining("a/b: not a file");
    }

    @Test
    void shouldNotFollowLinksOutOfTheFolder(@TempDir Path outside) throws IOException {
        Path picture = Files.write(outside.resolve("1.png"), picture("png", BufferedImage.TYPE_3BYTE_BGR, 4, 3, 1));
        Path inside = put("a/1.png", Files.readAllBytes(picture));
        Path link = Files.createSymbolicLink(folder.resolve("a/2.png"), inside);
        assertThat(open().size()).isEqualTo(2);
        Files.delete(link);
        Files.createSymbolicLink(link, picture);
        assertThatThrownBy(this::open).hasMessageContaining("a link that leads out of");
        Files.delete(link);
        Files.createSymbolicLink(link, folder.resolve("nowhere"));
        assertThatThrownBy(this::open).hasMessageContaining("a link that leads out of");
        Files.delete(link);
        Files.createSymbolicLink(folder.resolve("b"), outside);
        assertThatThrownBy(this::open).hasMessageContaining("a link that leads out of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void shouldReadCutPicturesWhollyOrNotAtAll(String form) throws IOException {
        SplittableRandom random = new SplittableRandom(17);
        byte[] whole = picture(form, BufferedImage.TYPE_3BYTE_BGR, 20, 20, 1);
        put("a/1", whole);
        double[] wanted = read(0);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] cut = i < 20 ? Arrays.copyOf(whole, whole.length - 1 - i) : Malformed.cut(whole, random);
            put("a/1", cut);
            if (Malformed.refused(() -> assertThat(read(0)).isEqualTo(wanted), "1")) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void shouldReadOrRefuseDamagedPictures(String form) throws IOException {
        SplittableRandom random = new SplittableRandom(18);
        byte[] whole = picture(form, BufferedImage.TYPE_BYTE_GRAY, 20, 20, 1);
        for (int i = 0; i < 500; i++) {
            put("a/1", Malformed.damage(whole, i % 2 == 0 ? 60 : whole.length, random));
            Malformed.refused(() -> read(0), folder.toString());
        }
    }
}
