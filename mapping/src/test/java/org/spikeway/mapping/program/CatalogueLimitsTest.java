package org.spikeway.mapping.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Slice;
import org.spikeway.mapping.convert.SpikingNetwork;

/** Every chip of the catalogue keeps its limits, also where they are set so low that they bite. */
class CatalogueLimitsTest {
    private static final Map<String, String> LOW = Map.of(
            "core.neurons", "12",
            "core.inputAxons", "60",
            "core.outputAxons", "80",
            "core.synapseMemory", "4 Kibit",
            "core.fanIn", "30",
            "core.routingEntries", "6",
            "core.targets", "2",
            "core.axonTypes", "3",
            "core.maxDelay", "1");

    /** Of TrueNorth: 9 bits with sign. */
    private static final int LARGEST_CROSSBAR_WEIGHT = 255;

    static List<String> names() {
        return new ChipCatalogue().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldStayWithinEveryLimitOrRefuse(String name) {
        ChipFile chip = new ChipCatalogue().file(name);
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int i = 0; i < 6; i++) {
            SpikingNetwork network = RandomSpikingNetworks.next(random);
            requireKept(network, chip.model());
            LOW.forEach((key, value) -> {
                if (!chip.entries().get(key).equals("unlimited")) {
                    requireKept(network, chip.with(key, value).model());
                }
            });
        }
    }

    private static void requireKept(SpikingNetwork network, ChipModel chip) {
        MappedProgram mapped;
        try {
            mapped = new ProgramBuilder(network, chip, Numbers.FLOAT, layer -> 1).build();
        } catch (RefusedException e) {
            assertThat(e.getMessage())
                    .matches("(layer|chip|network|the router) .+\\.")
                    .doesNotContain("\n");
            return;
        }
        if (!mapped.fits().isEmpty()) {
            new CrossbarVerifier(mapped, LARGEST_CROSSBAR_WEIGHT).verify();
            return;
        }
        CoreLimits limits = chip.limits();
        AxonNeeds axons = new AxonNeeds(mapped.program(), SliceNeeds.of(mapped.program()), limits);
        for (Slice slice : mapped.program().slices()) {
            if (slice.core() == Slice.HOST) {
                continue;
            }
            CoreUse use = mapped.uses().get(slice.id());
            assertThat(use.neurons()).isLessThanOrEqualTo(limits.neurons());
            assertThat(use.synapseBits()).isLessThanOrEqualTo(limits.synapseMemory());
            assertThat(axons.inputs(slice.id())).isLessThanOrEqualTo(limits.inputAxons());
            assertThat(axons.outputs(slice.id())).isLessThanOrEqualTo(limits.outputAxons());
        }
        assertThat(mapped.program().maximumDelay()).isLessThanOrEqualTo((int) Math.min(limits.maxDelay(), 1 << 20));
        new RoutingEntries(mapped.program(), chip).needs().values().forEach(need -> assertThat((long) need)
                .isLessThanOrEqualTo(limits.routingEntries()));
    }
}
