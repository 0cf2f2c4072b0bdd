package org.spikeway.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueChipsTest {
    private final ChipModel loihi = new ChipCatalogue().open("loihi");

    static List<String> names() {
        return new ChipCatalogue().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldNameEachChipAsItsFile(String name) {
        assertThat(new ChipCatalogue().open(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldGiveASourceOrAReasonWithEveryNumber(String name) {
        Section top = YamlTree.read(name, ChipReaderTest.catalogueText(name));
        assertThat(numbersWithoutSource(top)).isEmpty();
    }

    /** Walks the bare tree, so that it does not rely on the reader's own check. */
    private static List<String> numbersWithoutSource(Section section) {
        List<String> found = new ArrayList<>();
        boolean sourced = Stream.of("source", "why")
                .anyMatch(key -> section.entries().get(key) instanceof YamlNode.Scalar text
                        && text.text().length() > 5);
        section.entries().forEach((key, node) -> {
            if (node instanceof Section inner) {
                found.addAll(numbersWithoutSource(inner));
            } else if (!sourced && !(node instanceof YamlNode.Scalar text && !text.number())) {
                found.add(node.place().path());
            }
        });
        return found;
    }

    @Test
    void shouldLeaveTheIdealChipWithoutLimits() {
        ChipModel ideal = new ChipCatalogue().open("ideal");
        long none = CoreLimits.UNLIMITED;

        assertThat(ideal.geometry()).isEqualTo(new Geometry.Unlimited());
        assertThat(ideal.limits()).isEqualTo(new CoreLimits(none, none, none, none, 0, none));
        assertThat(ideal.neuron()).isEqualTo(NeuronModel.INTEGRATE_AND_FIRE);
        assertThat(ideal.arithmetic())
                .isEqualTo(new Arithmetic.RealNumbers(new Resets(OptionalInt.of(1), OptionalInt.of(1)), 0));
        assertThat(ideal.timing()).isEmpty();
        assertThat(ideal.energy()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "synapticOperation, 23.6, 3.5",
        "neuronActive, 81, 8.4",
        "neuronInactive, 52, 5.3",
        "spikeInTile, 1.7, 2.1",
        "hopX, 3.0, 4.1",
        "hopY, 4.0, 6.5"
    })
    void shouldHoldTableTwoOfDavies(String operation, double picojoules, double nanoseconds) throws Exception {
        EnergyTable table = loihi.energy().orElseThrow();
        Constant energy = operation.equals("synapticOperation")
                ? table.synapse().dense()
                : (Constant) EnergyTable.class.getMethod(operation).invoke(table);
        Constant time = (Constant)
                Timing.class.getMethod(operation).invoke(loihi.timing().orElseThrow());

        assertThat(energy).isInstanceOf(Constant.Published.class);
        assertThat(energy.likely()).isEqualTo(picojoules);
        assertThat(energy.unit()).isEqualTo("pJ");
        assertThat(energy.source()).startsWith("Davies et al. 2018, IEEE Micro 38(1), Table 2");
        assertThat(time.likely()).isEqualTo(nanoseconds);
        assertThat(time.unit()).isEqualTo("ns");
        assertThat(time.source()).startsWith("Davies et al. 2018, IEEE Micro 38(1), Table 2");
    }

    @Test
    void shouldHoldTheBarrierAndStaticPowerOfLoihi() {
        Barrier barrier = (Barrier) loihi.timing().orElseThrow().pace();
        Constant power = loihi.energy().orElseThrow().staticPower().chip();

        assertThat(barrier.oneTile().likely()).isEqualTo(113);
        assertThat(barrier.thirtyTwoTiles().likely()).isEqualTo(465);
        assertThat(power.likely()).isEqualTo(104);
        assertThat(power.unit()).isEqualTo("mW");
        assertThat(power.source()).contains("Frady");
    }

    @Test
    void shouldHoldTheLimitsOfALoihiCore() {
        long none = CoreLimits.UNLIMITED;
        assertThat(loihi.limits())
                .isEqualTo(new CoreLimits(
                        1024, 4096, 4096, 16384L * 64, none, none, none, none, 1, 62, new SharedAxons(512, 2)));
        assertThat(loihi.geometry()).isEqualTo(new Geometry.Mesh(32, 8, 4, 4, 8));
        assertThat(loihi.neuron()).isEqualTo(NeuronModel.CURRENT_BASED);
        assertThat(loihi.geometry().cores()).isEqualTo(128);
    }

    @Test
    void shouldCountLoihiArithmeticInWeightUnits() {
        var arithmetic = (Arithmetic.IntegerNumbers) loihi.arithmetic();

        assertThat(arithmetic.weight()).isEqualTo(new ScaledInteger(8, 0, 6));
        assertThat(arithmetic.bias()).isEqualTo(new ScaledInteger(13, 0, 1));
        assertThat(arithmetic.maxThreshold()).isEqualTo(131_071);
        // The chip clips at 2^23 − 1 steps of 1/64.
        assertThat(arithmetic.maxPotential()).isEqualTo(((1 << 23) - 1) >> 6);
        assertThat(arithmetic.resets()).isEqualTo(new Resets(OptionalInt.of(2), OptionalInt.of(1)));
        assertThat(arithmetic.layerDelayTicks()).isEqualTo(1);
    }

    /** Figures of the reference page, written down a second time. */
    @ParameterizedTest
    @CsvSource({
        "loihi-board, energy.synapticOperation.dense, 35.5 pJ",
        "loihi-board, energy.synapticOperation.convolution, 24.0 pJ",
        "loihi-board, energy.synapticOperation.shortcut, 33.6 pJ",
        "loihi-board, energy.neuronInactive, 51.2 pJ",
        "loihi-board, energy.spike, 69.3 pJ",
        "loihi-board, energy.packet, 111 pJ",
        "loihi-board, energy.hopY, 4.2 pJ",
        "truenorth, energy.hopX, 2.3 pJ",
        "truenorth, energy.staticPower.chip, 64.43 mW",
        "truenorth, core.neurons, 256 compartments",
        "truenorth, core.axonTypes, 4 types",
        "truenorth, core.maxDelay, 15 ticks",
        "truenorth, timing.tick, 1 ms",
        "spinnaker, energy.synapticOperation, 13.3 nJ",
        "spinnaker, energy.neuronActive, 26 nJ",
        "spinnaker, energy.hopX, 1 nJ",
        "spinnaker, energy.staticPower.chip, 0.35 W",
        "spinnaker, core.routingEntries, 1023 entries",
        "spinnaker, geometry.chips, 48 chips",
        "spinnaker2, energy.synapticOperation, 450 pJ",
        "spinnaker2, energy.neuronActive, 2.19 nJ",
        "loihi2, core.neurons, 8192 compartments"
    })
    void shouldHoldThePublishedFigures(String chip, String key, String value) {
        assertThat(new ChipCatalogue().file(chip).entries().get(key)).startsWith(value + " (");
    }

    @Test
    void shouldMarkEveryCostOfLoihi2AsAnAssumption() {
        new ChipCatalogue().file("loihi2").entries().forEach((key, line) -> {
            if (key.startsWith("timing.") || key.startsWith("energy.")) {
                assertThat(line).as(key).matches("none|.*\\(assumption: .*");
            }
        });
    }

    @Test
    void shouldKeepTheBoardPowerOfAnIdleSpinnaker() {
        EnergyTable.StaticPower power =
                new ChipCatalogue().open("spinnaker").energy().orElseThrow().staticPower();
        assertThat(power.board().likely() + 48 * power.chip().likely()).isEqualTo(26_840);
    }

    /** A random network at 128 synapses: hops and synapses together give the line through the silicon sweep. */
    @Test
    void shouldSplitTheSlopeOfTrueNorthIntoSynapsesAndHops() {
        EnergyTable table = new ChipCatalogue().open("truenorth").energy().orElseThrow();
        double hops = 2 * (64 * 64 - 1) / (3.0 * 64);
        double slope = table.synapse().dense().likely() + hops * table.hopX().likely() / 128;
        double perHertz = 1e-12 * 4096 * 256 * 128 * slope * 1e3;
        double power = table.staticPower().chip().likely();
        assertThat((power + perHertz * 11.58) / 68).isBetween(0.99, 1.01);
        assertThat((power + perHertz * 20.07) / 71).isBetween(0.99, 1.01);
        assertThat((power + perHertz * 95.93) / 94).isBetween(0.99, 1.01);
    }
}
