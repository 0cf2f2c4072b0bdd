package org.spikeway.mapping.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Numbers;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.onnx.OnnxImporter;

class RealProgramsTest {
    private static MappedProgram map(String network, String chip, Reset reset) throws Exception {
        LayerGraph graph = Lowering.lower(OnnxImporter.read(ReferenceData.require("nets/" + network + ".onnx")));
        double[] thresholds = new double[graph.rectified().size()];
        Arrays.fill(thresholds, 2);
        SpikingNetwork spiking = new SpikingNetwork(graph, thresholds, reset, 0, new InputCoding.Constant());
        return new ProgramBuilder(spiking, new ChipCatalogue().open(chip), Numbers.FLOAT, layer -> 5).build();
    }

    @ParameterizedTest
    @CsvSource({
        "mnist_mlp, HARD",
        "mnist_mlp, SOFT",
        "mnist_sengcnn, HARD",
        "mnist_sengcnn, SOFT",
        "mnist_sengresnet8, HARD",
        "mnist_sengresnet8, SOFT",
        "resnet20_folded, HARD",
        "resnet20_folded, SOFT",
        "seng_resnet20, SOFT"
    })
    void shouldMapOntoLoihiWithinItsLimits(String network, Reset reset) throws Exception {
        MappedProgram mapped = map(network, "loihi", reset);
        ChipModel chip = mapped.chip();
        CoreLimits limits = chip.limits();
        List<CoreUse> uses = mapped.uses().subList(1, mapped.uses().size());

        assertThat(uses).hasSize(mapped.coresUsed()).allSatisfy(use -> {
            assertThat(use.neurons()).isBetween(1L, limits.neurons());
            assertThat(use.inputAxons()).isBetween(0L, limits.inputAxons());
            assertThat(use.outputAxons()).isBetween(0L, limits.outputAxons());
            assertThat(use.synapseBits()).isBetween(0L, limits.synapseMemory());
        });
        long neurons = mapped.program().populations().stream()
                .filter(population -> !population.isSource())
                .mapToLong(population ->
                        population.shape().size() * (reset == Reset.SOFT && !population.isReadOut() ? 2L : 1L))
                .sum();
        assertThat(uses.stream().mapToLong(CoreUse::neurons).sum()).isEqualTo(neurons);
        assertThat(mapped.chipsUsed()).isEqualTo((mapped.coresUsed() + 127) / 128);
    }

    /** Every weight of the ResNet is stored once on a chip without limits: one core a layer. */
    @ParameterizedTest
    @CsvSource({"resnet20_folded, 20", "mnist_sengcnn, 5"})
    void shouldGiveEachLayerOneCoreOfTheIdealChip(String network, int layers) throws Exception {
        MappedProgram mapped = map(network, "ideal", Reset.SOFT);

        assertThat(mapped.coresUsed()).isEqualTo(layers);
        assertThat(mapped.chipsUsed()).isEqualTo(1);
        assertThat(mapped.program().maximumDelay()).isZero();
        assertThat(mapped.program().populations()).allMatch(population -> population.firstTick() == 1);
    }
}
