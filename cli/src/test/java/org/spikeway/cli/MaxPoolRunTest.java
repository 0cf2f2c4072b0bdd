package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.ReferenceData;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.onnx.proto.AttributeProto;
import org.spikeway.mapping.onnx.proto.ModelProto;
import org.spikeway.mapping.onnx.proto.NodeProto;
import org.spikeway.simulator.report.FinishedRun;

/** A trained network whose average pools have become max pools, as a run and as a conversion see it. */
class MaxPoolRunTest {
    private static final String IMAGES = "images/mnist_test10k_csvorder-images-idx3-ubyte.gz";

    @TempDir
    private Path folder;

    private Path network = Path.of("");

    @BeforeEach
    void writeNetwork() throws IOException {
        network = maxPooled(folder);
    }

    /** Writes the network into a folder. */
    static Path maxPooled(Path folder) throws IOException {
        ModelProto.Builder model =
                ModelProto.parseFrom(Files.readAllBytes(ReferenceData.require("nets/mnist_sengcnn.onnx"))).toBuilder();
        int pools = 0;
        for (NodeProto.Builder node : model.getGraphBuilder().getNodeBuilderList()) {
            if (node.getOpType().equals("AveragePool")) {
                List<AttributeProto> kept = node.getAttributeList().stream()
                        .filter(each ->
                                List.of("kernel_shape", "strides", "pads").contains(each.getName()))
                        .toList();
                node.setOpType("MaxPool").clearAttribute().addAllAttribute(kept);
                pools++;
            }
        }
        assertThat(pools).isPositive();
        return Files.write(folder.resolve("max.onnx"), model.build().toByteArray());
    }

    private FinishedRun run(String chip, Map<String, String> options) throws IOException {
        return NetworkRun.run(network, ReferenceData.require(IMAGES), chip, options);
    }

    @Test
    void shouldAgreeWithTheNetwork() throws IOException {
        FinishedRun run = run(
                "ideal",
                Map.of("--ticks", "16,64", "--samples", "100", "--calibrate", ReferenceData.require(IMAGES) + ":100"));

        assertThat(run.agreement(1)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void shouldRefuseChipsWithoutGates() {
        assertThatThrownBy(() -> run("loihi", Map.of("--samples", "1")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("max pooling needs gates")
                .hasMessageContaining("chip loihi has none. Use --chip ideal");
    }

    @Test
    void shouldRefuseToWriteWhatNirHasNoNodeFor() {
        CommandLineRun run = CommandLineRun.of(
                "convert",
                network.toString(),
                "--calibrate",
                ReferenceData.require(IMAGES) + ":10",
                "-o",
                folder.resolve("max.nir").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("NIR has no max pooling").hasLineCount(1);
        assertThat(folder.resolve("max.nir")).doesNotExist();
    }
}
