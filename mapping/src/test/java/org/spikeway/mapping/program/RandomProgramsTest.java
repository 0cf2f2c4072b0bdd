package org.spikeway.mapping.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.Arithmetic;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.ScaledInteger;
import org.spikeway.chip.SharedAxons;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.mapping.convert.SpikingNetwork;

/** Random networks on chips of random limits: what is mapped is within every limit, what is refused does not fit. */
class RandomProgramsTest {
    private static final Pattern REFUSAL = Pattern.compile("layer [^ ]+: ([\\d,]+) .+ needed in the smallest slice,"
            + " a core of chip tiny has ([\\d,]+)\\. Choose a chip with more \\w+ or a narrower network\\.");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldStayWithinEveryLimitOrRefuse(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int mapped = 0;
        int refused = 0;
        int sharing = 0;
        int relayed = 0;
        for (int i = 0; i < 60; i++) {
            SpikingNetwork network = RandomSpikingNetworks.next(random);
            ChipModel chip = chip(random);
            MappedProgram program;
            try {
                program = new ProgramBuilder(network, chip, Numbers.DOUBLE, layer -> 1)
                        .cut(Partition.values()[i % Partition.values().length])
                        .build();
            } catch (RefusedException e) {
                Matcher matcher = REFUSAL.matcher(e.getMessage());
                assertThat(matcher.matches()).as(e.getMessage()).isTrue();
                assertThat(number(matcher.group(1))).as(e.getMessage()).isGreaterThan(number(matcher.group(2)));
                refused++;
                continue;
            }
            requireLimits(program);
            requirePlaces(program.program());
            requireDelays(program.program(), chip.arithmetic().layerDelayTicks());
            mapped++;
            CoreLimits limits = chip.limits();
            sharing += new AxonNeeds(program.program(), SliceNeeds.of(program.program()), limits).areShared() ? 1 : 0;
            relayed += hasRelays(program.program()) ? 1 : 0;
        }
        assertThat(mapped).isGreaterThan(20);
        assertThat(refused).isPositive();
        assertThat(sharing + relayed).isPositive();
    }

    private static boolean hasRelays(ChipProgram program) {
        return program.populations().stream()
                .anyMatch(population -> population.name().endsWith(" relays"));
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    private static ChipModel chip(SplittableRandom random) {
        Arithmetic arithmetic = random.nextBoolean()
                ? Chips.integers(new ScaledInteger(8, 0, 6), 17, 13)
                : new Arithmetic.RealNumbers(Chips.TWO_FOR_SOFT, random.nextInt(2));
        return Chips.chip(
                new CoreLimits(
                        limit(random, 2, 100),
                        limit(random, 20, 300),
                        limit(random, 4, 300),
                        limit(random, 2_000, 50_000),
                        CoreLimits.UNLIMITED,
                        CoreLimits.UNLIMITED,
                        CoreLimits.UNLIMITED,
                        CoreLimits.UNLIMITED,
                        0,
                        63,
                        new SharedAxons(random.nextInt(1, 6), random.nextInt(1, 3))),
                arithmetic);
    }

    private static long limit(SplittableRandom random, int from, int to) {
        return random.nextInt(4) == 0 ? CoreLimits.UNLIMITED : random.nextInt(from, to);
    }

    private static void requireLimits(MappedProgram mapped) {
        ChipProgram program = mapped.program();
        CoreLimits limits = mapped.chip().limits();
        List<SliceNeeds> needs = SliceNeeds.of(program);
        AxonNeeds axons = new AxonNeeds(program, needs, limits);
        int bits = program.numbers() == Numbers.INTEGER ? 8 : 64;
        for (Slice slice : program.slices()) {
            if (slice.core() == Slice.HOST) {
                continue;
            }
            SliceNeeds need = needs.get(slice.id());
            CoreUse use = mapped.uses().get(slice.id());
            assertThat(axons.inputs(slice.id())).isLessThanOrEqualTo(limits.inputAxons());
            assertThat(axons.outputs(slice.id())).isLessThanOrEqualTo(limits.outputAxons());
            assertThat((long) need.weights().size() * bits).isLessThanOrEqualTo(use.synapseBits());
            assertThat(use.synapseBits()).isLessThanOrEqualTo(limits.synapseMemory());
            assertThat(use.inputAxons()).isLessThanOrEqualTo(limits.inputAxons());
            assertThat(use.outputAxons()).isLessThanOrEqualTo(limits.outputAxons());
            if (!axons.areShared()) {
                assertThat(use.inputAxons()).isEqualTo(need.inputs().size());
                assertThat(use.outputAxons()).isEqualTo(need.outputs().size());
            }
            assertThat(use.neurons())
                    .isEqualTo((long) slice.box().size() * compartments(program.population(slice)))
                    .isLessThanOrEqualTo(limits.neurons());
        }
    }

    private static int compartments(Population population) {
        return population.cells() instanceof Cells.IntegrateAndFire fire && fire.reset() == Cells.Reset.SOFT ? 2 : 1;
    }

    private static void requirePlaces(ChipProgram program) {
        List<Integer> cores = new ArrayList<>();
        for (Population population : program.populations()) {
            int[] holders = new int[population.shape().size()];
            for (Slice slice : program.slicesOf(population.id())) {
                mark(slice.box(), population.shape(), holders);
                if (population.isSource()) {
                    assertThat(slice.core()).isEqualTo(Slice.HOST);
                } else {
                    cores.add(slice.core());
                }
            }
            assertThat(holders).as(population.name()).containsOnly(1);
        }
        for (int i = 0; i < cores.size(); i++) {
            assertThat(cores.get(i)).isEqualTo(i);
        }
    }

    private static void mark(Box box, Shape shape, int[] holders) {
        for (int i = 0; i < box.size(); i++) {
            holders[box.populationIndex(i, shape)]++;
        }
    }

    /** First ticks are longest ways; whatever way a spike takes, it arrives at the first tick of its layer. */
    private static void requireDelays(ChipProgram program, int layerDelay) {
        int[] longest = new int[program.populations().size()];
        for (Projection projection : program.projections()) {
            if (WholeNetwork.sendsSpikes(program.populations(), projection)) {
                longest[projection.target()] =
                        Math.max(longest[projection.target()], longest[projection.source()] + layerDelay);
            }
        }
        for (Population population : program.populations()) {
            assertThat(population.firstTick()).isEqualTo(1 + longest[population.id()]);
        }
        for (Projection projection : program.projections()) {
            boolean spikes = WholeNetwork.sendsSpikes(program.populations(), projection);
            int wait = longest[projection.target()] - longest[projection.source()];
            assertThat(projection.delayTicks()).isEqualTo(spikes ? wait : 0);
        }
    }
}
