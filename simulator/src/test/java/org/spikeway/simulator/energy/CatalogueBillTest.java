package org.spikeway.simulator.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.EnergyTable;

/** What the bill of every chip of the catalogue keeps. */
class CatalogueBillTest {
    private static final ChipSpan MILLISECOND = new ChipSpan(1e6, 1000, 0.9e6, 1.2e6);

    static List<String> names() {
        return new ChipCatalogue().names();
    }

    private static List<Bill> bills(ChipModel chip, RunCounts run) {
        return new Ledger(run, chip).bills(Traffic.of(run, chip.geometry()), run.time());
    }

    private static Offset<Double> digits(double value) {
        return within(1e-12 * Math.max(1, Math.abs(value)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldAddUp(String name) {
        ChipModel chip = new ChipCatalogue().open(name);
        SplittableRandom random = new SplittableRandom(7);
        RunCounts a = RandomCounts.next(random, 10_000, ChipSpan.NONE);
        RunCounts b = RandomCounts.next(random, 1_000_000, ChipSpan.NONE);
        List<Bill> together = bills(chip, RandomCounts.sum(a, b));
        for (int i = 0; i < together.size(); i++) {
            Bill bill = together.get(i);
            if (bill.name().startsWith("ann")) {
                continue;
            }
            Bill first = bills(chip, a).get(i);
            Bill second = bills(chip, b).get(i);
            assertThat(bill.picojoules())
                    .as(bill.name())
                    .isCloseTo(first.picojoules() + second.picojoules(), digits(bill.picojoules()));
            assertThat(bill.low()).isCloseTo(first.low() + second.low(), digits(bill.low()));
            assertThat(bill.high()).isCloseTo(first.high() + second.high(), digits(bill.high()));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldCostOnlyStaticPowerWhereNothingHappens(String name) {
        ChipModel chip = new ChipCatalogue().open(name);
        RunCounts idle = RandomCounts.next(new SplittableRandom(1), 0, MILLISECOND);
        for (Bill bill : bills(chip, idle)) {
            if (bill.line() == 3) {
                EnergyTable.StaticPower power = chip.energy().orElseThrow().staticPower();
                long chips = count(idle, core -> chip.geometry().chip(core));
                long boards = count(
                        idle, core -> chip.geometry().board(chip.geometry().chip(core)));
                long cores = count(idle, core -> core);
                // A milliwatt for a nanosecond is a picojoule.
                double expected = (chips * power.chip().likely()
                                + boards * power.board().likely()
                                + cores * power.activeCore().likely())
                        * 1e6
                        / idle.samples();
                assertThat(bill.picojoules()).isCloseTo(expected, digits(expected));
                assertThat(bill.low())
                        .isCloseTo(
                                (chips * power.chip().low()
                                                + boards * power.board().low()
                                                + cores * power.activeCore().low())
                                        * 0.9e6
                                        / idle.samples(),
                                digits(expected));
                assertThat(bill.parts())
                        .allMatch(part -> part.picojoules() == 0 || part.name().startsWith("static power"));
            } else if (!bill.name().startsWith("ann")) {
                assertThat(bill.high()).as(bill.name()).isZero();
            }
        }
    }

    private static long count(RunCounts run, java.util.function.IntUnaryOperator thing) {
        return run.slices().stream()
                .filter(slice -> !slice.isHost())
                .mapToInt(slice -> thing.applyAsInt(slice.core()))
                .distinct()
                .count();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldNotDependOnTheOrderOfEvents(String name) {
        ChipModel chip = new ChipCatalogue().open(name);
        RunCounts run = RandomCounts.next(new SplittableRandom(2), 1000, MILLISECOND);
        List<RunCounts.Way> shuffled = new ArrayList<>(run.routes());
        Collections.shuffle(shuffled, new Random(5));
        RunCounts other = new RunCounts(
                run.samples(),
                run.ticks(),
                run.readsCurrent(),
                run.time(),
                run.ann(),
                run.layers(),
                run.slices(),
                shuffled);
        assertThat(bills(chip, other).stream().map(Bill::charges).toList())
                .isEqualTo(bills(chip, run).stream().map(Bill::charges).toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldSplitEveryBillCompletelyAndKeepRangesInOrder(String name) {
        ChipModel chip = new ChipCatalogue().open(name);
        RunCounts run = RandomCounts.next(new SplittableRandom(3), 1000, MILLISECOND);
        for (Bill bill : bills(chip, run)) {
            double byLayer =
                    bill.byLayer().stream().mapToDouble(Bill.Part::picojoules).sum();
            double byCharge =
                    bill.charges().stream().mapToDouble(Charge::picojoules).sum();
            assertThat(byLayer).isCloseTo(bill.picojoules(), digits(bill.picojoules()));
            assertThat(byCharge).isCloseTo(bill.picojoules(), digits(bill.picojoules()));
            assertThat(bill.low()).isLessThanOrEqualTo(bill.picojoules());
            assertThat(bill.high()).isGreaterThanOrEqualTo(bill.picojoules());
            assertThat(bill.charges()).allMatch(charge -> charge.source().length() > 5);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldPriceTheRunAgainToTheLastDigit(String name) {
        ChipModel chip = new ChipCatalogue().open(name);
        RunCounts run = RandomCounts.next(new SplittableRandom(4), 1000, MILLISECOND);
        Repricing again = new Repricing(run, chip, new ChipCatalogue().open(name));
        assertThat(again.isTimeEstimated()).isFalse();
        assertThat(again.bills().stream().map(Bill::charges).toList())
                .isEqualTo(bills(chip, run).stream().map(Bill::charges).toList());
    }
}
