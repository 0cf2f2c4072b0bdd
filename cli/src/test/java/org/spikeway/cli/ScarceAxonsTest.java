package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spikeway.chip.CoreLimits.UNLIMITED;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.SharedAxons;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.program.ProgramBuilder;

/** Whatever a chip makes of scarce axons, its neurons fire the same spikes as on one that has as many as they want. */
class ScarceAxonsTest {
    private static final int TICKS = 30;
    private static final InputCoding SPIKES = new InputCoding.Poisson(1, false);
    private static final CoreLimits FREE = new CoreLimits(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, 1, 62);

    private static ChipModel chip(CoreLimits limits, int cores) {
        ChipModel loihi = new ChipCatalogue().open("loihi");
        return new ChipModel(
                "tiny",
                "Loihi with other cores",
                new Geometry.Mesh(1, cores, 1, 1, 1),
                limits,
                loihi.neuron(),
                loihi.arithmetic(),
                Optional.empty(),
                Optional.empty());
    }

    private static ChipProgram map(SpikingNetwork network, CoreLimits limits, int cores) {
        return new ProgramBuilder(network, chip(limits, cores), Numbers.FLOAT, layer -> 4)
                .build()
                .program();
    }

    private static Population last(ChipProgram program) {
        return program.populations().get(program.populations().size() - 1);
    }

    private static void requireSameSpikes(ChipProgram free, ChipProgram scarce, long seed) {
        int later = last(scarce).firstTick() - last(free).firstTick();
        RecordedSpikes.Run expected = RecordedSpikes.run(free, TICKS, seed);
        RecordedSpikes.Run found = RecordedSpikes.run(scarce, TICKS + later, seed);
        assertThat(found.readOut()).isEqualTo(expected.readOut());
        long spikes = 0;
        for (Population population : free.populations()) {
            Population same = scarce.populations().stream()
                    .filter(each -> each.name().equals(population.name()))
                    .findFirst()
                    .orElseThrow();
            int shift = same.firstTick() - population.firstTick();
            for (int tick = 1; tick <= TICKS; tick++) {
                assertThat(found.spikes()[same.id()][tick + shift])
                        .as("%s at tick %d", population.name(), tick)
                        .isEqualTo(expected.spikes()[population.id()][tick]);
                spikes += expected.count(population.id(), tick);
            }
        }
        assertThat(spikes).isGreaterThan(100);
    }

    private static SpikingNetwork network(long seed) {
        return new RandomLayerGraphs(seed, false).next(seed % 2 == 0 ? SPIKES : new InputCoding.Constant());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldSpikeTheSameBehindRelaysAndSharedAxons(long seed) {
        SpikingNetwork network = new RandomLayerGraphs(seed, false).chain(6, 5);
        CoreLimits scarce = new CoreLimits(
                50, 100, 40, 450, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, 1, 62, new SharedAxons(3, 2));
        ChipProgram free = map(network, FREE, 6);
        ChipProgram program = map(network, scarce, 10_000);
        assertThat(program.populations()).anyMatch(each -> each.name().endsWith(" relays"));
        requireSameSpikes(free, program, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldAddUpTheSameReadOutFromParts(long seed) {
        SpikingNetwork network = network(seed);
        CoreLimits narrow =
                new CoreLimits(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, 48, UNLIMITED, UNLIMITED, UNLIMITED, 1, 62);
        ChipProgram program = map(network, narrow, 10);
        assertThat(((Cells.Integrator) last(program).cells()).classes()).hasSizeGreaterThan(3);
        requireSameSpikes(map(network, FREE, 4), program, seed);
    }
}
