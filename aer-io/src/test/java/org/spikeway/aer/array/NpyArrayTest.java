package org.spikeway.aer.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.Malformed;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.UnreadableException;

class NpyArrayTest {
    private static final String NAME = "x.npy";

    @TempDir
    Path folder;

    private static NpyArray read(String descr, String hex) throws UnreadableException {
        byte[] elements = HexFormat.of().parseHex(hex);
        int count = elements.length / (descr.charAt(2) - '0');
        return NpyArray.read(NpyFiles.npy(NpyFiles.dictionary(descr, "(" + count + ",)"), elements), NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "|b1, 00010200, 0;1;1;0",
        "|u1, 00ff, 0;255",
        "|i1, 7f80, 127;-128",
        "<u2, 0100ffff, 1;65535",
        ">u2, 0001ffff, 1;65535",
        "<i2, 00800100, -32768;1",
        ">i2, 80000001, -32768;1",
        "<u4, ffffffff, 4294967295",
        "<i4, ffffffff, -1",
        ">i4, 00000102, 258",
        "<i8, 0000000000000080, -9223372036854775808",
        ">i8, 8000000000000001, -9223372036854775807",
    })
    void shouldReadIntegersOfEitherByteOrder(String descr, String hex, String values) throws UnreadableException {
        long[] wanted = Stream.of(values.split(";")).mapToLong(Long::parseLong).toArray();
        NpyArray array = read(descr, hex);
        assertThat(array.toLongs()).isEqualTo(wanted);
        assertThat(array.doubleAt(0)).isEqualTo((double) wanted[0]);
    }

    @ParameterizedTest
    @CsvSource({"<f4, 0000c03f, 1.5", ">f4, 3fc00000, 1.5", "<f8, 000000000000f8bf, -1.5", ">f8, bff8000000000000, -1.5"
    })
    void shouldReadFloatsOfEitherByteOrder(String descr, String hex, double value) throws UnreadableException {
        NpyArray array = read(descr, hex);
        assertThat(array.toDoubles()).containsExactly(value);
        assertThat(array.toFloats()).containsExactly((float) value);
        assertThatThrownBy(() -> array.longAt(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldTurnFortranOrderRound() throws UnreadableException {
        // numpy.asfortranarray(numpy.arange(12).reshape(2, 3, 2)) as it lies in the file
        byte[] elements = {0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11};
        String dictionary = "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3, 2), }";
        NpyArray array = NpyArray.read(NpyFiles.npy(dictionary, elements), NAME);
        assertThat(array.toLongs()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(array.shape()).containsExactly(2, 3, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldReadAllVersions(int version) throws UnreadableException {
        byte[] file = NpyFiles.npy(version, NpyFiles.dictionary("|u1", "(2, 1)"), new byte[] {8, 9});
        assertThat(NpyArray.read(file, NAME).toLongs()).containsExactly(8, 9);
    }

    @Test
    void shouldReadSingleNumbersEmptyArraysAndKeysInAnyOrder() throws UnreadableException {
        assertThat(NpyArray.read(NpyFiles.npy(NpyFiles.dictionary("|u1", "()"), new byte[] {5}), NAME)
                        .longAt(0))
                .isEqualTo(5);
        NpyArray empty = NpyArray.read(NpyFiles.npy(NpyFiles.dictionary("<f8", "(3, 0)"), new byte[0]), NAME);
        assertThat(empty.size()).isZero();
        assertThat(empty.toFloats()).isEmpty();
        String python2 = "{\"shape\":(2L,),'fortran_order':False,'descr':'|i1'}";
        assertThat(NpyArray.read(NpyFiles.npy(python2, new byte[] {-1, 1}), NAME)
                        .toLongs())
                .containsExactly(-1, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }; takes 16 bytes, 4 follow",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }; takes 3 bytes, 4 follow",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (2147483647, 2147483647), }; Split the array",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (65536, 65536, 65536, 65536), }; Split the array",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (2147483648,), }; an extent of at most",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (-4,), }; expected an extent of 0 or more",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (__import__('os'),), }; an extent of 0 or more",
                "{'descr': '|u1', 'fortran_order': 0, 'shape': (4,), }; expected True or False",
                "{'descr': '|u1', 'descr': '|u1', 'shape': (4,), }; each of descr, fortran_order and shape once",
                "{'descr': '|u1', 'fortran_order': False}; the keys descr, fortran_order and shape",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }; a short quoted word",
                "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }; element type '<c8' is not read",
                "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }; element type '|O' is not read",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (4,), } x; the end of the header",
                "{'descr': '|u1; a short quoted word",
                "[1]; expected '{'",
            })
    void shouldRefuseMalformedHeaders(String dictionary, String reason) {
        assertThatThrownBy(() -> NpyArray.read(NpyFiles.npy(dictionary, new byte[4]), NAME))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason)
                .hasMessageStartingWith("x.npy: ");
    }

    @Test
    void shouldRefuseHeadersLongerThanTheFile() {
        ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0}).putInt(-1);
        assertThatThrownBy(() -> NpyArray.read(file.array(), NAME))
                .hasMessageContaining("declares 4,294,967,295 bytes, 52 follow");
        file.put(6, (byte) 4);
        assertThatThrownBy(() -> NpyArray.read(file.array(), NAME)).hasMessageContaining("NPY version 4");
    }

    @Test
    void shouldRefuseMissingFilesAndFolders() {
        assertThatThrownBy(() -> NpyArray.read(folder.resolve("a.npy"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> NpyArray.read(folder)).hasMessageContaining("not a file");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldRefuseCutFilesAndSurviveDamagedHeaders(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] file = NpyFiles.npy(NpyFiles.dictionary("<i4", "(5, 7)"), new byte[140]);
        for (int i = 0; i < 2000; i++) {
            byte[] cut = Malformed.cut(file, random);
            assertThat(Malformed.refused(() -> NpyArray.read(cut, NAME), NAME)).isTrue();
            byte[] damaged = Malformed.damage(file, 80, random);
            Malformed.refused(() -> NpyArray.read(damaged, NAME).toFloats(), NAME);
        }
    }

    /** Shapes, ends and sums as NumPy gives them. */
    @Test
    void shouldReadTheReferenceArrays() throws IOException {
        NpyArray logits =
                NpyArray.read(ReferenceData.require("oracles/conversion/mnist_mlp_poisson_p999_v0/logits.npy"));
        assertThat(logits.shape()).containsExactly(5, 300, 10);
        assertThat(logits.type()).isEqualTo(ElementType.F8);
        NpyArray weights = NpyArray.read(ReferenceData.require("oracles/conversion/r20_int8/net/conv1.w.npy"));
        assertThat(weights.toString()).isEqualTo("I1[16, 3, 3, 3]");
        assertThat(logits.doubleAt((4 * 300 + 299) * 10 + 9)).isEqualTo(-1.310901789453773);
        assertThat(logits.doubleAt((2 * 300 + 17) * 10 + 3)).isEqualTo(-2.8981291884426246);
        assertThat(LongStream.of(weights.toLongs()).sum()).isEqualTo(-21);
        assertThat(weights.longAt(((3 * 3 + 1) * 3 + 0) * 3 + 2)).isEqualTo(23);
        NpyArray counts =
                NpyArray.read(ReferenceData.require("oracles/conversion/mnist_mlp_poisson_p999_v0/counts/f1.npy"));
        assertThat(LongStream.of(counts.toLongs()).sum()).isEqualTo(13_943);
        NpyArray sums = NpyArray.read(ReferenceData.require("oracles/conversion/r20_int8/logits_T128.npy"));
        assertThat(LongStream.of(sums.toLongs()).sum()).isEqualTo(-449_335);
    }

    @Test
    void shouldReadEveryReferenceArray() throws IOException {
        Path root = ReferenceData.require("oracles/conversion");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".npy")).toList()) {
                NpyArray array = NpyArray.read(file);
                assertThat(array.toDoubles()).hasSize(array.size()).doesNotContain(Double.NaN);
            }
        }
    }
}
