package org.spikeway.mapping.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.spikeway.mapping.nir.NirFiles.chain;
import static org.spikeway.mapping.nir.NirFiles.edge;
import static org.spikeway.mapping.nir.NirFiles.fire;
import static org.spikeway.mapping.nir.NirFiles.lif;
import static org.spikeway.mapping.nir.NirFiles.linear;
import static org.spikeway.mapping.nir.NirFiles.port;
import static org.spikeway.mapping.nir.NirFiles.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.convert.InputCoding;

/** Graphs that cannot be mapped, and files that are no graphs: one line with the place, the reason and the remedy. */
class NirRefusalTest {
    private static final int[] TWO = {2};

    @TempDir
    private Path folder;

    static Stream<Arguments> chains() {
        return Stream.of(
                Arguments.of("node odd (Mystery): nodes of this type are not read", NirNode.of("odd", "Mystery")),
                Arguments.of(
                        "node lif (LIF): it has no tau",
                        NirNode.of("lif", "LIF").filled("r", 1, 2)),
                Arguments.of("node lif (LIF): tau of 3, the input is 2", lif("lif", 1e-3, 3)),
                Arguments.of("tau 1.0E-5 s is shorter than a tick of 1.0E-4 s", lif("lif", 1e-5, 2)),
                Arguments.of("tau -1.0 is not positive", lif("lif", -1, 2)),
                Arguments.of("node fc (Linear): weight of 2×3, the input is 2", linear("fc", 2, 3)),
                Arguments.of(
                        "node conv (Conv2d): input of 2, need channels and 2 axes",
                        NirNode.of("conv", "Conv2d").with("weight", new double[4], 1, 1, 2, 2)),
                Arguments.of(
                        "node scale (Scale): scale of 3, the input is 2",
                        NirNode.of("scale", "Scale").with("scale", new double[] {1, 2, 3}, 3)),
                Arguments.of(
                        "delay of 100.0 s is 1000000.0 ticks",
                        NirNode.of("delay", "Delay").filled("delay", 100, 2)),
                Arguments.of(
                        "node flat (Flatten): start_dim 4.0 is no axis",
                        NirNode.of("flat", "Flatten").with("start_dim", 4L).with("end_dim", -1L)));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void shouldRefuseNodesByNameTypeAndReason(String reason, NirNode node) throws Exception {
        Path file = chain(folder, TWO, TWO, node);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("net.nir: ")
                .hasMessageContaining(reason)
                .message()
                .hasLineCount(1);
    }

    @Test
    void shouldRefuseAnalogueValuesOnTheWay() throws Exception {
        NirNode integrator = NirNode.of("mid", "I").filled("r", 1, 2);
        Path file = chain(folder, TWO, TWO, integrator, linear("fc", 2, 2), fire("if", 2));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("node mid (I): these neurons never fire, and only spikes travel to fc");
    }

    @Test
    void shouldRefuseWeightsBehindWeights() throws Exception {
        Path file = chain(folder, TWO, TWO, linear("a", 2, 2), linear("b", 2, 2), fire("if", 2));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("node b (Linear): it reads a weighted sum that no neurons close");
    }

    @Test
    void shouldRefuseLoopsWithoutNeurons() throws Exception {
        Path file = NirFiles.write(
                folder,
                List.of(port("input", "Input", 2), linear("a", 2, 2), fire("if", 2), port("output", "Output", 2)),
                List.of(edge("input", "a"), edge("a", "a"), edge("a", "if"), edge("if", "output")));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("node a (Linear): a loop comes back from a, which is no node of spiking neurons");
    }

    @Test
    void shouldRefuseEdgesToNowhere() throws Exception {
        Path file = NirFiles.write(
                folder,
                List.of(port("input", "Input", 2), fire("if", 2), port("output", "Output", 2)),
                List.of(edge("input", "if"), edge("if", "elsewhere"), edge("if", "output")));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("an edge names elsewhere, and there is no such node");
    }

    @Test
    void shouldRefuseInputsThatLeadNowhere() throws Exception {
        Path file = NirFiles.write(
                folder,
                List.of(port("input", "Input", 2), fire("if", 2), port("output", "Output", 2)),
                List.<String[]>of(edge("input", "if")));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("node input (Input): no way leads from it to output");
    }

    @Test
    void shouldRefuseTwoInputs() throws Exception {
        Path file = NirFiles.write(
                folder,
                List.of(port("one", "Input", 2), port("two", "Input", 2), fire("if", 2), port("output", "Output", 2)),
                List.of(edge("one", "if"), edge("two", "if"), edge("if", "output")));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("2 nodes of type Input, need 1");
    }

    @Test
    void shouldRefuseAnOutputOfAnotherShape() throws Exception {
        Path file = chain(folder, TWO, new int[] {3}, fire("if", 2));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("shape of 3, what reaches it is 2");
    }

    @Test
    void shouldRefuseValuesThatAreNoNumbers() throws Exception {
        NirNode fire = NirNode.of("if", "IF").filled("r", 1, 2).with("v_threshold", new double[] {1, Double.NaN}, 2);
        Path file = chain(folder, TWO, TWO, fire);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("v_threshold holds NaN at place 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "\u0089HDF\r\n\u001a\n", "not a network at all, but a text of some length"})
    void shouldRefuseOtherFiles(String content) throws Exception {
        Path file = folder.resolve("net.nir");
        Files.write(file, content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("net.nir: ")
                .message()
                .hasLineCount(1);
    }

    @Test
    void shouldRefuseHdf5FilesOfAnotherKind() throws Exception {
        Path file = folder.resolve("net.nir");
        try (io.jhdf.WritableHdfFile hdf = io.jhdf.HdfFile.write(file)) {
            hdf.putDataset("events", new long[] {1, 2});
        }
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("no group named node");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nir/01_lif/lif_norse.nir", "nir/03_rnn/braille_noDelay_bias_zero.nir"})
    void shouldSurviveTruncation(String name) throws Exception {
        byte[] whole = Files.readAllBytes(ReferenceData.require(name));
        for (int length = 0; length < whole.length; length += 1 + whole.length / 97) {
            assertOneLine(Arrays.copyOf(whole, length), "cut to " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nir/01_lif/lif_norse.nir", "nir/03_rnn/braille_noDelay_bias_zero.nir"})
    void shouldSurviveDamage(String name) throws Exception {
        byte[] whole = Files.readAllBytes(ReferenceData.require(name));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 400; i++) {
            byte[] damaged = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt(256));
            }
            assertOneLine(damaged, "damage " + i);
        }
    }

    private void assertOneLine(byte[] bytes, String what) throws Exception {
        Path file = folder.resolve("net.nir");
        Files.write(file, bytes);
        Throwable thrown = catchThrowable(() -> NirNetwork.of(read(file), new InputCoding.Poisson(1, false)));
        if (thrown != null) {
            assertThat(thrown).as(what).isInstanceOfAny(UnreadableException.class, RefusedException.class);
            assertThat(thrown.getMessage()).as(what).hasLineCount(1);
        }
    }
}
