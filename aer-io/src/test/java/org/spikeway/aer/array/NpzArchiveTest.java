package org.spikeway.aer.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.Malformed;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.UnreadableException;

class NpzArchiveTest {
    @TempDir
    Path folder;

    private Path archive(Map<String, byte[]> members) throws IOException {
        return Files.write(folder.resolve("x.npz"), NpyFiles.npz(new TreeMap<>(members)));
    }

    @Test
    void shouldReadItsMembers() throws IOException {
        NpzArchive archive = NpzArchive.open(archive(Map.of(
                "a", NpyFiles.npy(NpyFiles.dictionary("|u1", "(2,)"), new byte[] {1, 2}),
                "big", NpyFiles.npy(NpyFiles.dictionary("|i1", "(500, 1000)"), new byte[500_000]))));
        assertThat(archive.names()).containsExactly("a", "big");
        assertThat(archive.array("a").toLongs()).containsExactly(1, 2);
        assertThat(archive.array("big").size()).isEqualTo(500_000);
        assertThatThrownBy(() -> archive.array("b")).hasMessageContaining("no such member. The archive holds [a, big]");
    }

    @Test
    void shouldRefuseAMemberThatDeclaresMoreThanItsPackedBytesCanHold() throws IOException {
        NpzArchive archive = NpzArchive.open(
                archive(Map.of("a", NpyFiles.npy(NpyFiles.dictionary("|u1", "(2000000000,)"), new byte[100]))));
        assertThatThrownBy(() -> archive.array("a"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("cannot hold");
    }

    @Test
    void shouldRefuseMembersLongerOrShorterThanTheirHeader() throws IOException {
        byte[] shape5 = NpyFiles.npy(NpyFiles.dictionary("|u1", "(5,)"), new byte[4]);
        byte[] shape3 = NpyFiles.npy(NpyFiles.dictionary("|u1", "(3,)"), new byte[4]);
        byte[] shape99999 = NpyFiles.npy(NpyFiles.dictionary("|u1", "(99999,)"), new byte[100_000]);
        NpzArchive archive = NpzArchive.open(archive(Map.of("a", shape5, "b", shape3, "c", shape99999)));
        assertThatThrownBy(() -> archive.array("a")).hasMessageContaining("truncated");
        assertThatThrownBy(() -> archive.array("b")).hasMessageContaining("more bytes");
        assertThatThrownBy(() -> archive.array("c")).hasMessageContaining("more bytes");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldRefuseCutAndDamagedArchives(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] noise = new byte[200];
        random.nextBytes(noise);
        byte[] elements = NpyFiles.npy(NpyFiles.dictionary("|u1", "(200,)"), noise);
        byte[] whole = Files.readAllBytes(archive(Map.of("a", elements, "b", elements)));
        Path file = folder.resolve("damaged.npz");
        for (int i = 0; i < 300; i++) {
            Files.write(file, Malformed.cut(whole, random));
            assertThat(Malformed.refused(() -> readAll(file), "damaged.npz")).isTrue();
            Files.write(file, Malformed.damage(whole, whole.length, random));
            Malformed.refused(() -> readAll(file), "damaged.npz");
        }
    }

    private static void readAll(Path file) throws UnreadableException {
        NpzArchive archive = NpzArchive.open(file);
        for (String name : archive.names()) {
            archive.array(name).toDoubles();
        }
    }

    @Test
    void shouldReadTheReferenceArchive() throws IOException {
        NpzArchive archive =
                NpzArchive.open(ReferenceData.require("oracles/conversion/r20_calib_T32_light_bias/biases.npz"));
        assertThat(archive.names()).hasSize(19).contains("conv1", "l1b0c1");
        assertThat(archive.array("conv1").shape()).containsExactly(16);
        assertThat(archive.array("conv1").toFloats()).startsWith(1.1553603f).endsWith(0.2215726f);
    }
}
