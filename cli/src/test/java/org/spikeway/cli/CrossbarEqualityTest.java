package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.crossbar.Decomposition;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.mapping.program.ProgramBuilder;

/** What crossbar cores compute is, spike by spike, the layer with the weights that they hold. */
class CrossbarEqualityTest {
    private static final int TICKS = 30;
    private static final InputCoding SPIKES = new InputCoding.Poisson(1, false);

    private final ChipModel truenorth = new ChipCatalogue().open("truenorth");

    /** The same numbers without crossbars: no axon types, and as many targets and axons as a layer wants. */
    private ChipModel withoutCrossbars() {
        long delay = truenorth.limits().maxDelay();
        return new ChipModel(
                "no-crossbars",
                "The arithmetic of TrueNorth without crossbars",
                truenorth.geometry(),
                new CoreLimits(256, CoreLimits.UNLIMITED, CoreLimits.UNLIMITED, CoreLimits.UNLIMITED, 1, delay),
                truenorth.neuron(),
                truenorth.arithmetic(),
                Optional.empty(),
                Optional.empty());
    }

    private static MappedProgram map(SpikingNetwork network, ChipModel chip, Decomposition how) {
        return new ProgramBuilder(network, chip, Numbers.FLOAT, layer -> 4)
                .decompose(how)
                .build();
    }

    private static Population last(ChipProgram program) {
        return program.populations().get(program.populations().size() - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldSpikeAsTheUnsplitNetworkWhereWeightsFit(long seed) {
        InputCoding input = seed % 2 == 0 ? SPIKES : new InputCoding.Constant();
        SpikingNetwork network = new RandomLayerGraphs(seed, true).next(input);
        MappedProgram mapped = map(network, truenorth, Decomposition.LEVELS);
        assertThat(mapped.fits()).allMatch(fit -> fit.weightError() == 0);
        ChipProgram split = mapped.program();
        ChipProgram whole =
                map(network, withoutCrossbars(), Decomposition.LEVELS).program();
        int later = last(split).firstTick() - last(whole).firstTick();
        RecordedSpikes.Run expected = RecordedSpikes.run(whole, TICKS, seed);
        RecordedSpikes.Run found = RecordedSpikes.run(split, TICKS + later, seed);
        assertThat(found.readOut()).isEqualTo(expected.readOut());
        long spikes = 0;
        for (Population population : whole.populations()) {
            Population same = split.populations().stream()
                    .filter(each -> each.name().equals(population.name()))
                    .findFirst()
                    .orElseThrow();
            int shift = same.firstTick() - population.firstTick();
            for (int tick = 1; tick <= TICKS; tick++) {
                assertThat(found.count(same.id(), tick + shift))
                        .as("%s at tick %d", population.name(), tick)
                        .isEqualTo(expected.count(population.id(), tick));
                spikes += expected.count(population.id(), tick);
            }
        }
        assertThat(spikes).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({"11, LEVELS", "12, LEVELS", "13, PLANES", "14, PLANES"})
    void shouldSpikeAsALayerOfTheWeightsThatItHolds(long seed, Decomposition how) {
        SpikingNetwork network = new RandomLayerGraphs(seed, false).next(SPIKES);
        ChipProgram program = map(network, truenorth, how).program();
        RecordedSpikes.Run found = RecordedSpikes.run(program, TICKS, seed);
        int inputs = program.populations().get(0).shape().size();
        RecordedSpikes.Run expected = new PlainCrossbarRun(program).run(TICKS, new RecordedSpikes.Noise(seed, inputs));
        for (Population population : program.populations()) {
            for (int tick = 1; tick <= TICKS && !PlainCrossbarRun.isSplitter(population); tick++) {
                assertThat(found.spikes()[population.id()][tick])
                        .as("%s at tick %d", population.name(), tick)
                        .isEqualTo(expected.spikes()[population.id()][tick]);
            }
        }
        assertThat(found.readOut()).isEqualTo(expected.readOut());
    }
}
