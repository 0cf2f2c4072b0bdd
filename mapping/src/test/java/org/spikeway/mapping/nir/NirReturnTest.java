package org.spikeway.mapping.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spikeway.mapping.nir.NirFiles.chain;
import static org.spikeway.mapping.nir.NirFiles.edge;
import static org.spikeway.mapping.nir.NirFiles.fire;
import static org.spikeway.mapping.nir.NirFiles.lif;
import static org.spikeway.mapping.nir.NirFiles.linear;
import static org.spikeway.mapping.nir.NirFiles.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.layers.Layer;

/** Networks of NIR files, written and read again: the same neurons and the same ways to the last bit. */
class NirReturnTest {
    private static final NirOptions USUAL = NirOptions.usual();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"01_lif/lif_norse", "02_cnn/cnn_sinabs", "03_rnn/braille_noDelay_bias_zero"})
    void shouldGiveThePublishedNetworksBack(String name) throws Exception {
        assertReturns(ReferenceData.require("nir/" + name + ".nir"), USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I", "LI", "CubaLI", "IF", "LIF", "CubaLIF"})
    void shouldGiveNeuronsBackOneByOneDifferent(String type) throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            NirNode neurons = random(type, new SplittableRandom(seed));
            Path file = chain(folder, new int[] {2, 1, 3}, new int[] {2, 1, 3}, neurons);
            assertReturns(file, USUAL);
            assertReturns(file, new NirOptions(3e-5, Optional.empty()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"I", "LI", "CubaLI"})
    void shouldGiveThresholdsBehindNeuronsBack(String type) throws Exception {
        NirNode neurons = random(type, new SplittableRandom(7));
        NirNode threshold = NirNode.of("t", "Threshold").with("threshold", new double[] {1, 2, 3, 4, 5, 6}, 2, 1, 3);
        assertReturns(chain(folder, new int[] {2, 1, 3}, new int[] {2, 1, 3}, neurons, threshold), USUAL);
    }

    @Test
    void shouldGiveDelaysBack() throws Exception {
        NirNode first = NirNode.of("d1", "Delay").with("delay", new double[] {3e-4, 0, 3e-4}, 3);
        NirNode second = NirNode.of("d2", "Delay").with("delay", new double[] {7e-4, 7e-4}, 2);
        assertReturns(
                chain(
                        folder,
                        new int[] {3},
                        new int[] {2},
                        first,
                        linear("fc", 2, 3),
                        fire("if", 2),
                        second,
                        linear("out", 2, 2),
                        lif("lif", 3e-3, 2)),
                USUAL);
    }

    @Test
    void shouldGiveADelayInALoopBack() throws Exception {
        NirNode delay = NirNode.of("later", "Delay").with("delay", new double[] {4e-4, 4e-4}, 2);
        List<NirNode> nodes = List.of(
                port("input", "Input", 2),
                port("output", "Output", 2),
                linear("w", 2, 2),
                linear("back", 2, 2),
                delay,
                lif("lif", 2e-3, 2));
        List<String[]> edges = List.of(
                edge("input", "w"),
                edge("w", "lif"),
                edge("lif", "later"),
                edge("later", "back"),
                edge("back", "lif"),
                edge("lif", "output"));
        NirNetwork network = assertReturns(NirFiles.write(folder, nodes, edges), USUAL);
        assertThat(network.graph().layers().get(0).branches())
                .anyMatch(branch -> branch.source() == 0 && branch.delayTicks() == 5);
    }

    @Test
    void shouldRefuseLoopsOfSeveralLayers() throws Exception {
        List<NirNode> nodes = List.of(
                port("input", "Input", 2),
                port("output", "Output", 2),
                linear("w", 2, 2),
                linear("on", 2, 2),
                linear("back", 2, 2),
                lif("a", 2e-3, 2),
                lif("b", 2e-3, 2));
        List<String[]> edges = List.of(
                edge("input", "w"),
                edge("w", "a"),
                edge("a", "on"),
                edge("on", "b"),
                edge("b", "back"),
                edge("back", "a"),
                edge("b", "output"));
        NirNetwork network = network(NirFiles.write(folder, nodes, edges), USUAL);
        assertThatThrownBy(() -> NirWriter.write(folder.resolve("back.nir"), network, Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("layer a: it is in a loop with layer b, and only loops of one layer are written."
                        + " Keep the file it came from.");
    }

    private static NirNode random(String type, SplittableRandom random) {
        NirNode node = NirNode.of("neurons", type);
        put(node, "r", random, 0.2, 3);
        if (type.startsWith("Cuba")) {
            put(node, "tau_mem", random, 1e-3, 0.1);
            put(node, "tau_syn", random, 1e-3, 0.1);
            put(node, "w_in", random, -2, 2);
        } else if (type.startsWith("L")) {
            put(node, "tau", random, 1e-3, 0.1);
        }
        if (!type.startsWith("I")) {
            put(node, "v_leak", random, -1, 1);
        }
        if (type.endsWith("F")) {
            put(node, "v_threshold", random, 0.5, 2);
            put(node, "v_reset", random, -1, 0.2);
            node.metadata().put(NirMetadata.RESET, random.nextBoolean() ? NirMetadata.SOFT : NirMetadata.HARD);
        }
        if (random.nextBoolean()) {
            node.metadata().put(NirMetadata.INITIAL, random.nextDouble());
        }
        return node;
    }

    private static void put(NirNode node, String parameter, SplittableRandom random, double least, double most) {
        node.with(parameter, random.doubles(6, least, most).toArray(), 2, 1, 3);
    }

    private NirNetwork assertReturns(Path file, NirOptions options) throws Exception {
        NirNetwork network = network(file, options);
        Path written = folder.resolve("back.nir");
        NirWriter.write(written, network, Map.of(), options.dt());
        NirLayout.check(written);
        NirNetwork back = network(written, options);
        assertThat(back.cells()).usingRecursiveComparison().isEqualTo(network.cells());
        List<Layer> layers = network.graph().layers();
        assertThat(back.graph().layers()).hasSameSizeAs(layers);
        for (int i = 0; i < layers.size(); i++) {
            Layer returned = back.graph().layers().get(i);
            assertThat(returned.shape()).isEqualTo(layers.get(i).shape());
            assertThat(returned.rectified()).isEqualTo(layers.get(i).rectified());
            assertThat(returned.bias()).isEqualTo(layers.get(i).bias());
            assertThat(returned.branches())
                    .usingRecursiveComparison()
                    .isEqualTo(layers.get(i).branches());
        }
        return network;
    }

    private static NirNetwork network(Path file, NirOptions options) throws Exception {
        return NirNetwork.of(NirReader.read(file, options), new InputCoding.Poisson(1, false));
    }
}
