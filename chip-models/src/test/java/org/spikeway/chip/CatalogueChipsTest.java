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
        Constant energy = (Constant)
                EnergyTable.class.getMethod(operation).invoke(loihi.energy().orElseThrow());
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
        Barrier barrier = loihi.timing().orElseThrow().barrier();
        Constant power = loihi.energy().orElseThrow().staticPower();

        assertThat(barrier.oneTile().likely()).isEqualTo(113);
        assertThat(barrier.thirtyTwoTiles().likely()).isEqualTo(465);
        assertThat(power.likely()).isEqualTo(104);
        assertThat(power.unit()).isEqualTo("mW");
        assertThat(power.source()).contains("Frady");
    }

    @Test
    void shouldHoldTheLimitsOfALoihiCore() {
        assertThat(loihi.limits()).isEqualTo(new CoreLimits(1024, 4096, 4096, 16384L * 64, 1, 62));
        assertThat(loihi.geometry()).isEqualTo(new Geometry.Mesh(32, 8, 4, 4, 8));
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
}
