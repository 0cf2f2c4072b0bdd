package org.spikeway.simulator.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Slice;

/** A bill small enough to be made by hand. */
class LedgerTest {
    private static final ChipCatalogue CATALOGUE = new ChipCatalogue();
    private static final ChipSpan TIME = new ChipSpan(20_000, 100, 19_000, 22_000);

    /** Two samples of 31 ticks: an image as spikes, 10 from the host to core 0, 6 from there to core 9 on tile (2, 0). */
    private static RunCounts run(boolean current) {
        return new RunCounts(
                2,
                31,
                current,
                TIME,
                new AnnCost(List.of(new AnnCost.AnnLayer(100, 100, 40, 4, 8), new AnnCost.AnnLayer(60, 0, 20, 0, 3))),
                List.of(
                        new RunCounts.Layer("input", 5, true),
                        new RunCounts.Layer("a", 8, false),
                        new RunCounts.Layer("b", 3, false)),
                List.of(
                        new RunCounts.Part(0, Slice.HOST, 10, 0, 0),
                        new RunCounts.Part(1, 0, 6, 70, 30),
                        new RunCounts.Part(2, 9, 4, 20, 10)),
                List.of(
                        new RunCounts.Way(0, 1, SynapseKind.CONVOLUTION, 10, 90),
                        new RunCounts.Way(1, 2, SynapseKind.DENSE, 6, 18)));
    }

    private static Bill bill(ChipModel chip, RunCounts run, String name) {
        return new Ledger(run, chip)
                .bills(Traffic.of(run, chip.geometry()), TIME).stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static double part(Bill bill, String name) {
        return bill.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow()
                .picojoules();
    }

    @Test
    void shouldPriceOperationsOnly() {
        ChipModel ideal = CATALOGUE.open("ideal");
        assertThat(bill(ideal, run(false), "ann operations").picojoules()).isCloseTo(160 * 4.6, within(1e-9));
        assertThat(bill(ideal, run(false), "snn operations").picojoules()).isCloseTo(54 * 0.9, within(1e-9));
        assertThat(bill(ideal, run(true), "snn operations").picojoules()).isCloseTo(54 * 0.9 + 100 * 4.6, within(1e-9));
    }

    @Test
    void shouldPriceMemoryBesides() {
        ChipModel ideal = CATALOGUE.open("ideal");
        Bill ann = bill(ideal, run(false), "ann with memory");
        assertThat(ann.picojoules()).isCloseTo(160 * 4.6 + 2 * 160 * 5 + 11 * 5, within(1e-9));
        assertThat(ann.high()).isCloseTo(160 * 4.6 + 2 * 160 * 50 + 11 * 50, within(1e-9));
        Bill snn = bill(ideal, run(false), "snn with memory");
        double perRun = 108 * (0.9 + 15 + 0.1) + 16 * (5 + 6.4) + 20 * 5 + 90 * (0.9 + 10);
        assertThat(snn.picojoules()).isCloseTo(perRun / 2, within(1e-9));
    }

    @Test
    void shouldPriceTheChip() {
        Bill loihi = bill(CATALOGUE.open("loihi"), run(false), "loihi");
        assertThat(part(loihi, "synaptic operations")).isCloseTo(54 * 23.6, within(1e-9));
        assertThat(part(loihi, "active neuron updates")).isCloseTo(45 * 81.0, within(1e-9));
        assertThat(part(loihi, "idle neuron updates")).isCloseTo(20 * 52.0, within(1e-9));
        assertThat(part(loihi, "spikes into cores")).isCloseTo(8 * 1.7, within(1e-9));
        assertThat(part(loihi, "hops east-west")).isCloseTo(3 * 2 * 3.0, within(1e-9));
        assertThat(part(loihi, "static power of chips")).isCloseTo(10_000 * 104.0, within(1e-6));
        assertThat(loihi.low()).isCloseTo(loihi.picojoules() - 500 * 104, within(1e-6));
        assertThat(loihi.parts()).noneMatch(part -> part.name().startsWith("spikes fired"));
    }

    @Test
    void shouldPriceEachKindOfSynapseAndEachPacketOfTheBoard() {
        Bill board = bill(CATALOGUE.open("loihi-board"), run(false), "loihi-board");
        assertThat(part(board, "synaptic operations, convolution")).isCloseTo(45 * 24.0, within(1e-9));
        assertThat(part(board, "synaptic operations, dense")).isCloseTo(9 * 35.5, within(1e-9));
        assertThat(part(board, "spikes fired")).isCloseTo(5 * 69.3, within(1e-9));
        assertThat(part(board, "packets sent")).isCloseTo(8 * 111.0, within(1e-9));
    }

    /** Cores 0 and 9 of SpiNNaker share a chip: no hops, but one packet for each spike through its router. */
    @Test
    void shouldSendOnePacketASpikeWhereRoutersCopy() {
        Bill board = bill(CATALOGUE.open("spinnaker"), run(false), "spinnaker");
        assertThat(part(board, "packets sent")).isCloseTo(8 * 1000.0, within(1e-9));
        assertThat(part(board, "static power of boards")).isCloseTo(10_000 * 10_040.0, within(1e-3));
        assertThat(part(board, "static power of cores")).isZero();
        assertThat(board.high()).isGreaterThan(board.picojoules());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "4, 3", "31, 5", "32, 6", "64, 7", "127, 7", "128, 8"})
    void shouldGiveTheRivalTheBitsThatTheTicksCarry(int ticks, int bits) {
        assertThat(Ledger.bits(ticks)).isEqualTo(bits);
        assertThat(Ledger.bits(ticks)).isEqualTo((int) Math.ceil(Math.log(ticks + 1) / Math.log(2) - 1e-12));
    }

    @Test
    void shouldPriceTheQuantisedRival() {
        Bill rival = bill(CATALOGUE.open("loihi"), run(false), "ann of 5 bits");
        assertThat(rival.line()).isEqualTo(4);
        assertThat(part(rival, "multiply-accumulates")).isCloseTo(160 * (0.2 * 5 * 8 / 64 + 0.1), within(1e-9));
        assertThat(part(rival, "weight reads")).isCloseTo(160 * 5 * 8 / 32.0, within(1e-9));
        assertThat(part(rival, "activation reads")).isCloseTo(160 * 5 * 5 / 32.0, within(1e-9));
        assertThat(part(rival, "activation writes")).isCloseTo(11 * 5 * 5 / 32.0, within(1e-9));
    }

    @Test
    void shouldChargeLinksBetweenChipsApart() {
        ChipFile far = ChipFile.read(
                "far.yaml",
                "extends: loihi\nname: far\ngeometry:\n"
                        + "  tilesX: {value: 1, unit: tiles, source: this test}\n"
                        + "  tilesY: {value: 1, unit: tiles, source: this test}\n"
                        + "energy: {hopBetweenChips: {value: 100, unit: pJ, source: this test}}\n");
        Bill bill = bill(far.model(), run(false), "far");
        assertThat(part(bill, "hops between chips")).isCloseTo(3 * 2 * 100.0, within(1e-9));
        assertThat(part(bill, "hops east-west")).isZero();
        assertThat(part(bill, "static power of chips")).isCloseTo(2 * 10_000 * 104.0, within(1e-6));
    }

    @Test
    void shouldEstimateTheTimeOfAnotherTiming() {
        ChipFile loihi = CATALOGUE.file("loihi");
        ChipModel slower = loihi.with("timing.synapticOperation", "7ns").model();
        Repricing repricing = new Repricing(run(false), loihi.model(), slower);
        assertThat(repricing.isTimeEstimated()).isTrue();
        // Core 0 has the most to do: 90 synops, 70 active and 30 idle updates.
        double before = 90 * 3.5 + 70 * 8.4 + 30 * 5.3;
        double after = 90 * 7.0 + 70 * 8.4 + 30 * 5.3;
        double tick = 2.1 + 2 * 4.1 + 113 + (465 - 113) / 31.0;
        double slowest = 20_000 - 2 * 31 * 100;
        assertThat(repricing.time().nanos()).isCloseTo(slowest / before * after + 62 * tick, within(1e-6));
        assertThat(repricing.time().low()).isLessThan(repricing.time().nanos());
        ChipModel fixed = ChipFile.read(
                        "f.yaml", "extends: loihi\nname: f\ntiming: {tick: {value: 1, unit: ms, source: us}}\n")
                .model();
        assertThat(new Repricing(run(false), loihi.model(), fixed).time().nanos())
                .isEqualTo(62e6);
        assertThat(new Repricing(run(false), loihi.model(), CATALOGUE.open("ideal")).time())
                .isEqualTo(ChipSpan.NONE);
    }

    @Test
    void shouldRefuseAChipWithoutTheCoresOfTheRun() {
        ChipModel one = CATALOGUE
                .file("loihi")
                .with("geometry.chipsX", "1")
                .with("geometry.chips", "1")
                .with("geometry.tilesX", "1")
                .with("geometry.tilesY", "1")
                .model();
        assertThatThrownBy(() -> new Repricing(run(false), CATALOGUE.open("loihi"), one))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("the run uses core 9, chip loihi has 4 cores.");
    }
}
