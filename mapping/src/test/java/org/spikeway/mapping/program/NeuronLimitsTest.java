package org.spikeway.mapping.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spikeway.mapping.layers.SmallNetwork.IMAGE;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Numbers;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.layers.SmallNetwork;
import org.spikeway.mapping.network.Window;

/** What the limits of a neuron forbid is refused with the reason and what would fit; crossbars are mapped. */
class NeuronLimitsTest {
    private static final Window ONE = Window.square(1, 1, 0);
    private final ChipModel truenorth = new ChipCatalogue().open("truenorth");
    /** The same limits without axon types, whose cores are no crossbars. */
    private final ChipModel untyped = new ChipModel(
            "untyped",
            "One target a neuron",
            truenorth.geometry(),
            new CoreLimits(
                    256, 256, 256, CoreLimits.UNLIMITED, 256, 1, CoreLimits.UNLIMITED, CoreLimits.UNLIMITED, 1, 15),
            truenorth.neuron(),
            truenorth.arithmetic(),
            Optional.empty(),
            Optional.empty());

    private static MappedProgram build(LayerGraph graph, ChipModel chip) {
        double[] thresholds = new double[graph.rectified().size()];
        Arrays.fill(thresholds, 2);
        SpikingNetwork network = new SpikingNetwork(graph, thresholds, Reset.SOFT, 0.5, new InputCoding.Constant());
        return new ProgramBuilder(network, chip, Numbers.FLOAT, layer -> 1).build();
    }

    /** Fully connected layers of {@code width} neurons whose weights are 0 or 1; a neuron hears every third source. */
    private static LayerGraph binary(int width, int layers) {
        SmallNetwork small = new SmallNetwork(1, width, 1, 1);
        String last = IMAGE;
        for (int i = 0; i < layers; i++) {
            float[] weights = new float[width * width];
            for (int w = 0; w < weights.length; w++) {
                weights[w] = (w / width + w) % 3 == 0 ? 1 : 0;
            }
            last = small.relu(small.convolve(last, ONE, 1, weights, new float[0], width));
        }
        float[] out = new float[4 * width];
        Arrays.fill(out, 1);
        return Lowering.lower(small.endingIn(small.convolve(last, ONE, 1, out, new float[0], 4)));
    }

    @Test
    void shouldMapOneValuedWeightsOntoACrossbar() {
        MappedProgram mapped = build(binary(200, 3), truenorth);
        assertThat(mapped.coresUsed()).isEqualTo(4);
        assertThat(mapped.uses()).allMatch(use -> use.inputAxons() <= 256 && use.neurons() <= 256);
    }

    @Test
    void shouldTakeTrainedWeightsApart() {
        SmallNetwork small = new SmallNetwork(1, 8, 1, 1);
        String hidden = small.relu(small.convolve(IMAGE, ONE, 8, 1, false));
        String next = small.relu(small.convolve(hidden, ONE, 8, 1, false));
        LayerGraph graph = Lowering.lower(small.endingIn(small.convolve(next, ONE, 2, 1, false)));
        MappedProgram mapped = build(graph, truenorth);
        assertThat(mapped.fits()).hasSize(3).allMatch(fit -> fit.weightError() < 0.12);
        assertThat(mapped.fits()).anyMatch(fit -> fit.weightError() > 0);
    }

    @Test
    void shouldRefuseTooManyCrossbarCores() {
        assertThatThrownBy(() -> build(binary(200, 3), truenorth.with(new Geometry.Mesh(1, 3, 1, 1, 1))))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching(
                        "network small: (about )?4 crossbar cores needed, chip truenorth has 1 × 3 = 3\\. Choose a larger"
                                + " chip, or a smaller network\\.");
    }

    @Test
    void shouldRefuseAWideLayerForItsFanIn() {
        assertThatThrownBy(() -> build(binary(300, 2), untyped))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching("layer \\S+: 300 synapses a neuron needed, chip untyped has 256\\. What would fit:"
                        + " at most 256 sources a neuron; or a chip without that limit\\.");
    }

    @Test
    void shouldSayHowManyChannelsOfAKernelWouldFit() {
        SmallNetwork small = new SmallNetwork(1, 1, 6, 6);
        String first = small.layer(IMAGE, 40);
        LayerGraph graph = Lowering.lower(small.endingIn(small.layer(first, 4)));
        assertThatThrownBy(() -> build(graph, untyped))
                .hasMessageContaining("360 synapses a neuron needed")
                .hasMessageContaining("What would fit: kernels of 3×3 over at most 28 channels;");
    }

    /** 256 neurons a core, so that the second layer of 300 lies on two, and a neuron of the first reaches both. */
    @Test
    void shouldRefuseANeuronThatMustReachSeveralCores() {
        SmallNetwork small = new SmallNetwork(1, 10, 1, 1);
        float[] in = new float[100];
        Arrays.fill(in, 1);
        String hidden = small.relu(small.convolve(IMAGE, ONE, 1, in, new float[0], 10));
        float[] weights = new float[10 * 300];
        Arrays.fill(weights, 1);
        LayerGraph graph = Lowering.lower(small.endingIn(small.convolve(hidden, ONE, 1, weights, new float[0], 300)));
        assertThatThrownBy(() -> build(graph, untyped))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching(
                        "layer \\S+: the spikes of a neuron go to 2 cores, chip untyped lets them go to 1\\."
                                + " What would fit: a next layer that lies on 1 core \\(256 neurons, 256 axons each\\); or a chip"
                                + " without that limit\\.");
    }
}
