package org.spikeway.mapping.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.spikeway.mapping.nir.NirFiles.chain;
import static org.spikeway.mapping.nir.NirFiles.edge;
import static org.spikeway.mapping.nir.NirFiles.fire;
import static org.spikeway.mapping.nir.NirFiles.lif;
import static org.spikeway.mapping.nir.NirFiles.linear;
import static org.spikeway.mapping.nir.NirFiles.port;
import static org.spikeway.mapping.nir.NirFiles.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.ReferenceData;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;

/** What each NIR node becomes. */
class NirReaderTest {
    @TempDir
    private Path folder;

    private static Operator first(Network network) {
        return network.nodes().get(0).operator();
    }

    private static Cells last(Network network) {
        return ((Operator.Neurons)
                        network.nodes().get(network.nodes().size() - 1).operator())
                .cells();
    }

    private static NirNetwork lowered(Network network) {
        return NirNetwork.of(network, new InputCoding.Poisson(1, false));
    }

    @Test
    void shouldReadTheLifExample() throws Exception {
        Network network = read(ReferenceData.require("nir/01_lif/lif_norse.nir"));
        assertThat(network.name()).isEqualTo("lif_norse");
        assertThat(network.inputShape()).isEqualTo(Shape.vector(1));
        Cells.Leaky cells = (Cells.Leaky) last(network);
        assertThat(cells.membrane().leak()).hasSize(1);
        assertThat(cells.membrane().leak()[0]).isCloseTo(0.04, within(1e-8));
        assertThat(cells.membrane().gain()[0]).isCloseTo(0.04, within(1e-8));
        assertThat(cells.firing().orElseThrow().threshold()[0]).isCloseTo(0.1, within(1e-8));
        assertThat(cells.firing().orElseThrow().reset()).isEqualTo(Reset.SOFT);
    }

    @Test
    void shouldReadTheConvolutionalExample() throws Exception {
        NirNetwork network = lowered(read(ReferenceData.require("nir/02_cnn/cnn_sinabs.nir")));
        assertThat(network.graph().layers().stream().map(layer -> layer.shape().toString()))
                .containsExactly("16×16×16", "16×16×16", "8×8×8", "256×1×1", "10×1×1");
        assertThat(network.graph().layers()).allMatch(layer -> layer.rectified() && layer.bias().length == 0);
    }

    @Test
    void shouldCloseTheLoopOfTheRecurrentExample() throws Exception {
        NirNetwork network = lowered(read(ReferenceData.require("nir/03_rnn/braille_noDelay_bias_zero.nir")));
        List<Branch> branches = network.graph().layers().get(0).branches();
        assertThat(branches.stream().map(Branch::source)).containsExactly(Branch.INPUT, 0);
        assertThat(branches.stream().map(Branch::delayTicks)).containsExactly(0, 1);
        assertThat(network.graph().layers().get(0).name()).isEqualTo("lif1.lif");
        assertThat(((Cells.Leaky) network.cells(0)).synapse()).isPresent();
    }

    @Test
    void shouldReadConvolutionsOfOneAxisAsOneRow() throws Exception {
        NirNode conv = NirNode.of("conv", "Conv1d")
                .with("input_shape", 7L)
                .with("weight", new double[2 * 3 * 3], 2, 3, 3)
                .with("stride", 2L)
                .with("padding", 1L)
                .with("dilation", 1L)
                .with("groups", 1L)
                .with("bias", new double[] {1, 2}, 2);
        Network network = read(chain(folder, new int[] {3, 7}, new int[] {2, 4}, conv, fire("if", 2, 4)));
        Operator.Convolution read = (Operator.Convolution) first(network);
        assertThat(read.window()).isEqualTo(new Window(1, 3, 1, 2, 1, 1, 0, 1, 0, 1));
        assertThat(read.bias()).containsExactly(1, 2);
        assertThat(network.nodes().get(0).shape()).isEqualTo(new Shape(2, 1, 4));
    }

    @Test
    void shouldPadSameAsTorchDoes() throws Exception {
        NirNode conv = NirNode.of("conv", "Conv2d")
                .with("weight", new double[4 * 2], 1, 1, 4, 2)
                .with("padding", (Object) "same")
                .with("bias", new double[1], 1);
        Network network = read(chain(folder, new int[] {1, 5, 5}, new int[] {1, 5, 5}, conv, fire("if", 1, 5, 5)));
        Operator.Convolution read = (Operator.Convolution) first(network);
        assertThat(read.window()).isEqualTo(new Window(4, 2, 1, 1, 1, 1, 1, 0, 2, 1));
        assertThat(read.bias()).as("a bias of zeros is none").isEmpty();
    }

    @Test
    void shouldSumOrAverageOverPools() throws Exception {
        for (String type : List.of("SumPool2d", "AvgPool2d")) {
            NirNode pool = NirNode.of("pool", type)
                    .with("kernel_size", new int[] {2, 3})
                    .with("stride", new int[] {2, 3})
                    .with("padding", new int[] {0, 0});
            Network network = read(chain(folder, new int[] {2, 4, 6}, new int[] {2, 2, 2}, pool, fire("if", 2, 2, 2)));
            Branch branch = lowered(network).graph().layers().get(0).branches().get(0);
            assertThat(branch.connection().weights().at(0)).isEqualTo(type.equals("SumPool2d") ? 1 : 1.0 / 6);
        }
    }

    @Test
    void shouldReadDelaysInTicks() throws Exception {
        NirNode delay = NirNode.of("delay", "Delay").with("delay", new double[] {3e-4, 0, 3e-4}, 3);
        Path file = chain(folder, new int[] {3}, new int[] {2}, delay, linear("fc", 2, 3), fire("if", 2));
        List<Branch> branches = lowered(read(file)).graph().layers().get(0).branches();
        assertThat(branches.stream().map(Branch::delayTicks)).containsExactlyInAnyOrder(0, 3);
        for (Branch branch : branches) {
            double ofFirst = branch.connection().weights().at(0);
            assertThat(ofFirst).isEqualTo(branch.delayTicks() == 3 ? 1 : 0);
        }
    }

    @Test
    void shouldScaleChannels() throws Exception {
        NirNode scale = NirNode.of("scale", "Scale").with("scale", new double[] {2, 2, 5, 5}, 2, 1, 2);
        Path file = chain(folder, new int[] {2, 1, 2}, new int[] {2, 1, 2}, scale, fire("if", 2, 1, 2));
        Branch branch = lowered(read(file)).graph().layers().get(0).branches().get(0);
        assertThat(branch.connection().weights().at(0)).isEqualTo(2);
        assertThat(branch.connection().weights().at(1)).isEqualTo(5);
    }

    @Test
    void shouldPutParametersInTheOrderOfThePopulation() throws Exception {
        NirNode fire =
                NirNode.of("if", "IF").filled("r", 1, 2, 1, 2).with("v_threshold", new double[] {1, 2, 3, 4}, 2, 1, 2);
        Path file = chain(folder, new int[] {2, 1, 2}, new int[] {2, 1, 2}, fire);
        Cells.Leaky cells = (Cells.Leaky) lowered(read(file)).cells(0);
        assertThat(cells.firing().orElseThrow().threshold()).containsExactly(1, 3, 2, 4);
    }

    @Test
    void shouldMakeFiringNeuronsOfIntegratorAndThreshold() throws Exception {
        NirNode li =
                NirNode.of("li", "LI").filled("tau", 1e-3, 2).filled("r", 1, 2).filled("v_leak", 0, 2);
        NirNode threshold = NirNode.of("spike", "Threshold").filled("threshold", 0.5, 2);
        Cells.Leaky cells = (Cells.Leaky)
                last(read(chain(folder, new int[] {3}, new int[] {2}, linear("fc", 2, 3), li, threshold)));
        assertThat(cells.membrane().leak()[0]).isCloseTo(0.1, within(1e-12));
        assertThat(cells.firing().orElseThrow().reset()).isEqualTo(Reset.NONE);
        assertThat(cells.firing().orElseThrow().threshold()).containsExactly(0.5);
    }

    @Test
    void shouldLetAThresholdAloneForget() throws Exception {
        NirNode threshold = NirNode.of("spike", "Threshold").filled("threshold", 0.5, 2);
        Cells.Leaky cells = (Cells.Leaky) last(read(chain(folder, new int[] {2}, new int[] {2}, threshold)));
        assertThat(cells.membrane().leak()).containsExactly(1);
    }

    @Test
    void shouldReadOutFromNeuronsThatNeverFire() throws Exception {
        NirNode cuba = NirNode.of("out", "CubaLI")
                .filled("tau_mem", 1e-3, 2)
                .filled("tau_syn", 2e-4, 2)
                .filled("r", 1, 2)
                .filled("v_leak", 0, 2)
                .filled("w_in", 3, 2);
        Path file = chain(folder, new int[] {3}, new int[] {2}, linear("fc", 2, 3), cuba);
        NirNetwork network = lowered(read(file));
        assertThat(network.graph().layers()).hasSize(1);
        assertThat(network.graph().readOut().rectified()).isFalse();
        Cells.Leaky cells = (Cells.Leaky) network.cells(0);
        assertThat(cells.firing()).isEmpty();
        assertThat(cells.synapse().orElseThrow().gain()[0]).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void shouldReadAPlainIntegratorAsTheReadOutOfChips() throws Exception {
        NirNode integrator = NirNode.of("out", "I").filled("r", 1, 2);
        Path file = chain(folder, new int[] {3}, new int[] {2}, linear("fc", 2, 3), integrator);
        assertThat(lowered(read(file)).cells(0)).isInstanceOf(Cells.Integrator.class);
    }

    @Test
    void shouldFlattenGraphsInGraphs() throws Exception {
        Path file = folder.resolve("net.nir");
        try (io.jhdf.WritableHdfFile hdf = io.jhdf.HdfFile.write(file)) {
            io.jhdf.api.WritableGroup graph = hdf.putGroup("node");
            graph.putDataset("type", "NIRGraph");
            graph.putDataset("edges", new String[][] {{"input", "sub"}, {"sub", "output"}});
            io.jhdf.api.WritableGroup nodes = graph.putGroup("nodes");
            putPort(nodes, "input", "Input");
            putPort(nodes, "output", "Output");
            io.jhdf.api.WritableGroup sub = nodes.putGroup("sub");
            sub.putDataset("type", "NIRGraph");
            sub.putDataset("edges", new String[][] {{"in", "lif"}, {"lif", "rec"}, {"rec", "lif"}, {"lif", "out"}});
            io.jhdf.api.WritableGroup inner = sub.putGroup("nodes");
            putPort(inner, "in", "Input");
            putPort(inner, "out", "Output");
            io.jhdf.api.WritableGroup rec = inner.putGroup("rec");
            rec.putDataset("type", "Linear");
            rec.putDataset("weight", new double[][] {{0.5}});
            io.jhdf.api.WritableGroup lif = inner.putGroup("lif");
            lif.putDataset("type", "LIF");
            for (String name : List.of("tau", "r", "v_leak", "v_threshold")) {
                lif.putDataset(name, new double[] {1});
            }
        }
        NirNetwork network = lowered(read(file));
        assertThat(network.graph().layers()).hasSize(1);
        assertThat(network.graph().layers().get(0).name()).isEqualTo("sub.lif");
        assertThat(network.graph().layers().get(0).branches()).hasSize(2);
    }

    private static void putPort(io.jhdf.api.WritableGroup nodes, String name, String type) {
        io.jhdf.api.WritableGroup port = nodes.putGroup(name);
        port.putDataset("type", type);
        port.putDataset("shape", new long[] {1});
    }

    @Test
    void shouldAddUpWhatReachesANode() throws Exception {
        Path file = NirFiles.write(
                folder,
                List.of(
                        port("input", "Input", 2),
                        linear("a", 3, 2),
                        linear("b", 3, 2),
                        fire("if", 3),
                        port("output", "Output", 3)),
                List.of(
                        edge("input", "a"),
                        edge("input", "b"),
                        edge("b", "if"),
                        edge("a", "if"),
                        edge("if", "output")));
        assertThat(lowered(read(file)).graph().layers().get(0).branches()).hasSize(2);
    }

    @Test
    void shouldResetAsTheUserTheMetadataOrTheNodeSays() throws Exception {
        NirNode silent = lif("lif", 1e-3, 2);
        assertThat(reset(silent, Optional.empty())).isEqualTo(Reset.SOFT);
        assertThat(reset(lif("lif", 1e-3, 2).filled("v_reset", 0, 2), Optional.empty()))
                .isEqualTo(Reset.HARD);
        NirNode said = lif("lif", 1e-3, 2).filled("v_reset", 0, 2);
        said.metadata().put(NirMetadata.RESET, "soft");
        assertThat(reset(said, Optional.empty())).isEqualTo(Reset.SOFT);
        assertThat(reset(said, Optional.of(Reset.HARD))).isEqualTo(Reset.HARD);
    }

    private Reset reset(NirNode node, Optional<Reset> wanted) throws Exception {
        Path file = chain(folder, new int[] {2}, new int[] {2}, node);
        Cells.Leaky cells = (Cells.Leaky) last(NirReader.read(file, new NirOptions(1e-4, wanted)));
        return cells.firing().orElseThrow().reset();
    }

    @Test
    void shouldReadWhatItsOwnMetadataSays() throws Exception {
        NirNode fire = fire("if", 2);
        fire.metadata().put(NirMetadata.FIRES, NirMetadata.FIRES_AT);
        fire.metadata().put(NirMetadata.INITIAL, 0.25);
        Cells cells =
                lowered(read(chain(folder, new int[] {2}, new int[] {2}, fire))).cells(0);
        assertThat(cells).isInstanceOf(Cells.IntegrateAndFire.class);
        assertThat(((Cells.IntegrateAndFire) cells).initialPotentials()).containsExactly(0.25);
    }

    @Test
    void shouldReadTheWordsOfAGraph() throws Exception {
        Path file = folder.resolve("net.nir");
        NirFile.write(
                file,
                List.of(port("input", "Input", 2), fire("if", 2), port("output", "Output", 2)),
                List.of(edge("input", "if"), edge("if", "output")),
                Map.of("source", "net.onnx", "v0", "half"));
        assertThat(NirReader.metadata(file)).containsExactly(Map.entry("source", "net.onnx"), Map.entry("v0", "half"));
    }
}
