package org.spikeway.mapping.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spikeway.chip.CoreLimits.UNLIMITED;
import static org.spikeway.mapping.layers.SmallNetwork.IMAGE;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.Arithmetic.RealNumbers;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.Resets;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.layers.SmallNetwork;
import org.spikeway.mapping.network.Window;

class ProgramBuilderTest {
    private static final CoreLimits FREE = new CoreLimits(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, 0, 63);
    private static final RealNumbers REAL = new RealNumbers(Chips.TWO_FOR_SOFT, 1);
    private static final InputCoding CONSTANT = new InputCoding.Constant();

    private final SmallNetwork small = new SmallNetwork(1, 2, 5, 5);

    /** A 3×3 layer of 4 channels, a second one with a short cut around it, and a read-out. */
    private LayerGraph residual() {
        String first = small.layer(IMAGE, 4);
        String inner = small.layer(first, 4);
        String sum = small.add(small.convolve(inner, Window.square(3, 1, 1), 4, 1, true), first);
        return Lowering.lower(small.endingIn(small.dense(small.flatten(small.relu(sum)), 3)));
    }

    private static SpikingNetwork spiking(LayerGraph graph, InputCoding input) {
        double[] thresholds = new double[graph.rectified().size()];
        Arrays.setAll(thresholds, i -> 2 + i);
        return new SpikingNetwork(graph, thresholds, Reset.SOFT, 0.5, input);
    }

    private static MappedProgram build(SpikingNetwork network, ChipModel chip) {
        return new ProgramBuilder(network, chip, Numbers.DOUBLE, layer -> 1).build();
    }

    private void requireRefused(CoreLimits limits, String message) {
        ChipModel chip = Chips.chip(limits, REAL);
        assertThatThrownBy(() -> build(spiking(residual(), CONSTANT), chip))
                .isInstanceOf(RefusedException.class)
                .hasMessage(message);
    }

    @Test
    void shouldDelayAShortcutUntilTheLongWayHasArrived() {
        ChipProgram program =
                build(spiking(residual(), CONSTANT), Chips.chip(FREE, REAL)).program();

        assertThat(program.populations()).extracting(layer -> layer.firstTick()).containsExactly(1, 1, 2, 3, 4);
        assertThat(program.projections())
                .extracting(p -> p.source() + " to " + p.target() + " after " + p.delayTicks())
                .containsExactly(
                        "0 to 1 after 0", "1 to 2 after 1", "2 to 3 after 1", "1 to 3 after 2", "3 to 4 after 1");
    }

    @Test
    void shouldGiveSpikesTheHeightOfTheirThreshold() {
        LayerGraph graph = residual();
        ChipProgram program =
                build(spiking(graph, CONSTANT), Chips.chip(FREE, REAL)).program();
        Weights shortcut = program.projections().get(3).connection().weights();

        assertThat(((Weights.Doubles) shortcut).values()).containsExactly(2, 2, 2, 2);
        assertThat(program.projections().get(0).connection())
                .isEqualTo(graph.layers().get(0).branches().get(0).connection());
        assertThat(program.populations().get(3).cells()).isInstanceOfSatisfying(Cells.IntegrateAndFire.class, fire -> {
            assertThat(fire.threshold()).isEqualTo(4);
            assertThat(fire.initialPotential(0)).isEqualTo(2);
            assertThat(fire.bias()).isEqualTo(graph.layers().get(2).bias());
        });
        assertThat(program.populations().get(4).isReadOut()).isTrue();
    }

    @Test
    void shouldDoubleTheChannelsOfASignedInput() {
        LayerGraph graph = residual();
        ChipProgram program = build(spiking(graph, new InputCoding.Poisson(0.5, true)), Chips.chip(FREE, REAL))
                .program();
        Weights trained = graph.layers().get(0).branches().get(0).connection().weights();
        Weights found = program.projections().get(0).connection().weights();

        assertThat(program.populations().get(0).shape()).isEqualTo(new Shape(4, 5, 5));
        assertThat(found.length()).isEqualTo(2 * trained.length());
        for (int i = 0; i < trained.length(); i++) {
            assertThat(found.at(i)).isEqualTo(0.5 * trained.at(i));
            assertThat(found.at(trained.length() + i)).isEqualTo(-0.5 * trained.at(i));
        }
    }

    @Test
    void shouldRefuseSignedSpikesIntoGroups() {
        String first = small.relu(small.convolve(IMAGE, Window.square(3, 1, 1), 4, 2, true));
        LayerGraph graph = Lowering.lower(small.endingIn(first));

        assertThatThrownBy(() -> build(spiking(graph, new InputCoding.Poisson(1, true)), Chips.chip(FREE, REAL)))
                .isInstanceOf(RefusedException.class)
                .hasMessageEndingWith("is not supported. Use --input constant.");
        assertThat(build(spiking(graph, new InputCoding.Poisson(1, false)), Chips.chip(FREE, REAL))
                        .coresUsed())
                .isEqualTo(2);
    }

    @Test
    void shouldRefuseAWaitLongerThanTheLongestDelay() {
        requireRefused(
                new CoreLimits(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, 0, 1),
                "layer convolution4: a short cut must wait 2 ticks, chip tiny delays by at most 1."
                        + " Choose a chip with longer delays or a shallower network.");
    }

    /** A neuron in the corner reads 4·4 others, but one in the middle 9·4; the limit lies between. */
    @Test
    void shouldNameTheNeediestNeuronThatDoesNotFit() {
        requireRefused(
                new CoreLimits(UNLIMITED, 20, UNLIMITED, UNLIMITED, 0, 63),
                "layer convolution2: 36 input axons needed in the smallest slice, a core of chip tiny has 20."
                        + " Choose a chip with more axons or a narrower network.");
    }

    @Test
    void shouldRefuseWeightsThatDoNotFitForOneNeuron() {
        requireRefused(
                new CoreLimits(UNLIMITED, UNLIMITED, UNLIMITED, 2303, 0, 63),
                "layer convolution2: 2,304 bits of synapse memory needed in the smallest slice, a core of chip tiny"
                        + " has 2,303. Choose a chip with more memory or a narrower network.");
    }

    @Test
    void shouldRefuseANeuronThatReachesTooManyCores() {
        requireRefused(
                new CoreLimits(2, UNLIMITED, 17, UNLIMITED, 0, 63),
                "layer convolution2: 36 output axons needed in the smallest slice, a core of chip tiny has 17."
                        + " Choose a chip with more axons or a narrower network.");
    }

    @Test
    void shouldRefuseANeuronOfMoreCompartmentsThanACoreHas() {
        requireRefused(
                new CoreLimits(1, UNLIMITED, UNLIMITED, UNLIMITED, 0, 63),
                "layer convolution0: a neuron takes 2 compartments, a core of chip tiny has 1."
                        + " Use --reset hard or another chip.");
    }

    @Test
    void shouldRefuseAResetThatTheChipDoesNotHave() {
        RealNumbers hardOnly = new RealNumbers(new Resets(OptionalInt.empty(), OptionalInt.of(1)), 1);

        assertThatThrownBy(() -> build(spiking(residual(), CONSTANT), Chips.chip(FREE, hardOnly)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("chip tiny has no soft reset. Use --reset hard or another chip.");
    }

    /** Numbers in messages do not follow the country of the machine. */
    @Test
    void shouldRefuseANetworkTooLargeForTheChip() {
        SmallNetwork wide = new SmallNetwork(1, 1, 40, 40);
        LayerGraph graph = Lowering.lower(wide.endingIn(wide.layer(IMAGE, 1)));
        CoreLimits oneEach = new CoreLimits(2, UNLIMITED, UNLIMITED, UNLIMITED, 0, 63);
        ChipModel chip = Chips.chip(oneEach, REAL, new Geometry.Mesh(2, 8, 16, 4, 1));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThatThrownBy(() -> build(spiking(graph, CONSTANT), chip))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("network small: 2,400 cores needed, chip tiny has 2 × 512 = 1,024."
                            + " Choose a larger chip, or a smaller network.");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldCountTheChipsInUse() {
        ChipModel loihi = new ChipCatalogue().open("loihi");
        MappedProgram mapped = build(spiking(residual(), CONSTANT), loihi);

        assertThat(mapped.coresUsed()).isEqualTo(4);
        assertThat(mapped.chipsUsed()).isEqualTo(1);
        assertThat(mapped.program().numbers()).isEqualTo(Numbers.INTEGER);
        assertThat(mapped.program().potentialLimit()).isEqualTo(131_071);
        assertThat(mapped.program().driveLimit()).isEqualTo(4095);
    }
}
