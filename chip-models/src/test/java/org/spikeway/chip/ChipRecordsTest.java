package org.spikeway.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalInt;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChipRecordsTest {
    private static final Constant NS_113 = new Constant.Published(113, "ns", "a table");
    private static final Constant NS_465 = new Constant.Published(465, "ns", "a table");

    @Test
    void shouldGiveTheKnownBarriersAsPublished() {
        var barrier = new Barrier(NS_113, NS_465);
        assertThat(barrier.over(1)).isEqualTo(NS_113);
        assertThat(barrier.over(32)).isEqualTo(NS_465);
    }

    @Test
    void shouldGiveTheBarriersBetweenAndBeyondAsAssumptionsWithARange() {
        var barrier = new Barrier(NS_113, NS_465);

        Constant two = barrier.over(2);
        assertThat(two.likely()).isCloseTo(124.35, Assertions.within(0.01));
        assertThat(two.low()).isEqualTo(113);
        assertThat(two.high()).isEqualTo(465);
        assertThat(two.source()).startsWith("assumption: linear between 1 and 32 tiles");

        Constant twoChips = barrier.over(64);
        assertThat(twoChips.likely()).isCloseTo(828.35, Assertions.within(0.01));
        assertThat(twoChips.low()).isEqualTo(465);
        assertThat(twoChips.high()).isEqualTo(930);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 113, 400, 465})
    void shouldNeverLetABarrierShrinkWithMoreTiles(double oneTile) {
        var barrier = new Barrier(new Constant.Published(oneTile, "ns", "x"), NS_465);
        for (int tiles = 1; tiles < 1200; tiles++) {
            assertThat(barrier.over(tiles + 1).likely())
                    .isGreaterThanOrEqualTo(barrier.over(tiles).likely() - 1e-9);
        }
    }

    @Test
    void shouldRefuseABarrierThatShrinksOrHasNoTiles() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Barrier(NS_465, NS_113));
        assertThatIllegalArgumentException().isThrownBy(() -> new Barrier(NS_113, NS_465).over(0));
    }

    @Test
    void shouldRefuseConstantsThatAreNoNumbersOrHaveNoSource() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Constant.Published(Double.NaN, "pJ", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Constant.Published(1, "pJ", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Constant.Published(1, "", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Constant.Assumed(1, 3, 2, "pJ", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Constant.Assumed(1, 2, 3, "pJ", ""));
    }

    @Test
    void shouldRefuseCostsThatAreNegativeOrInAnotherUnit() {
        Constant joules = new Constant.Published(1, "pJ", "x");
        Constant watts = new Constant.Published(1, "mW", "x");
        Constant negative = new Constant.Assumed(-1, 1, 2, "pJ", "x");
        assertThat(table(joules, watts).hopX()).isEqualTo(joules);
        assertThatIllegalArgumentException().isThrownBy(() -> table(watts, watts));
        assertThatIllegalArgumentException().isThrownBy(() -> table(negative, watts));
        assertThatIllegalArgumentException().isThrownBy(() -> table(joules, joules));
        assertThatIllegalArgumentException().isThrownBy(() -> EnergyTable.Synapse.all(watts));
        assertThat(table(new Constant.Absent("pJ"), watts).hopX().isCharged()).isFalse();
    }

    private static EnergyTable table(Constant each, Constant power) {
        Constant joules = new Constant.Published(1, "pJ", "x");
        return new EnergyTable(
                EnergyTable.Synapse.all(joules),
                joules,
                joules,
                joules,
                joules,
                joules,
                each,
                joules,
                joules,
                new EnergyTable.StaticPower(power, power, power));
    }

    @Test
    void shouldRefuseATickThatTakesNoTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace.FixedTick(new Constant.Published(0, "ns", "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace.FixedTick(new Constant.Published(1, "pJ", "x")));
    }

    @Test
    void shouldRefuseLimitsAndRangesThatHoldNothing() {
        long none = CoreLimits.UNLIMITED;
        assertThatIllegalArgumentException().isThrownBy(() -> new CoreLimits(0, none, none, none, 0, none));
        assertThatIllegalArgumentException().isThrownBy(() -> new CoreLimits(none, none, none, none, 3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new SharedAxons(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SharedAxons(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScaledInteger(1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScaledInteger(8, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Resets(OptionalInt.empty(), OptionalInt.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Resets(OptionalInt.of(0), OptionalInt.empty()));
        Resets both = new Resets(OptionalInt.of(1), OptionalInt.of(1));
        var byteRange = new ScaledInteger(8, 0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Arithmetic.IntegerNumbers(byteRange, 18, 18, 24, byteRange, both, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Arithmetic.RealNumbers(both, 2));
    }

    @Test
    void shouldGiveTheLargestNumbersOfTheWidestRegisters() {
        Resets both = new Resets(OptionalInt.of(1), OptionalInt.of(1));
        var widest = new ScaledInteger(31, 0, 31);
        var numbers = new Arithmetic.IntegerNumbers(widest, 31, 32, 32, widest, both, 0);
        assertThat(numbers.maxThreshold()).isEqualTo(Integer.MAX_VALUE);
        assertThat(numbers.maxPotential()).isEqualTo(Integer.MAX_VALUE);
        assertThat(new ScaledInteger(8, 0, 6).maxMantissa()).isEqualTo(127);
    }
}
