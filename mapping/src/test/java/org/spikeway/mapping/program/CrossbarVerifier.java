package org.spikeway.mapping.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;

/** Checks a program of crossbar cores against the limits of its chip, from the program alone. */
final class CrossbarVerifier {
    private final MappedProgram mapped;
    private final ChipProgram program;
    private final CoreLimits limits;
    private final int largestWeight;

    CrossbarVerifier(MappedProgram mapped, int largestWeight) {
        this.mapped = mapped;
        this.largestWeight = largestWeight;
        program = mapped.program();
        limits = mapped.chip().limits();
    }

    void verify() {
        places();
        for (Population population : program.populations()) {
            drives(population.id());
            List<Crossbar> into = crossbarsInto(population.id());
            if (!into.isEmpty()) {
                for (Slice slice : program.slicesOf(population.id())) {
                    core(slice, into);
                }
            }
        }
    }

    private void places() {
        ChipModel chip = mapped.chip();
        int[] cores = program.slices().stream()
                .mapToInt(Slice::core)
                .filter(core -> core != Slice.HOST)
                .toArray();
        assertThat(Arrays.stream(cores).distinct().count()).isEqualTo(cores.length);
        assertThat(Arrays.stream(cores).boxed())
                .allMatch(core -> core >= 0
                        && core < chip.geometry().cores() * chip.geometry().chips());
        for (Slice slice : program.slices()) {
            if (slice.core() != Slice.HOST) {
                assertThat(mapped.uses().get(slice.id()).neurons()).isLessThanOrEqualTo(limits.neurons());
            }
        }
    }

    private List<Crossbar> crossbarsInto(int population) {
        return program.projectionsInto(population).stream()
                .filter(each -> each.connection() instanceof Crossbar)
                .map(each -> (Crossbar) each.connection())
                .toList();
    }

    /** Every neuron sends to one axon at most, and waits no longer than the chip can. */
    private void drives(int population) {
        int[] targets = new int[program.populations().get(population).shape().size()];
        for (Projection projection : program.projections()) {
            if (projection.source() == population && projection.connection() instanceof Crossbar crossbar) {
                for (int n = 0; n < targets.length; n++) {
                    if (crossbar.axons()[n] != Crossbar.NO_AXON) {
                        targets[n]++;
                        assertThat((int) crossbar.delays()[n]).isBetween(1, (int) limits.maxDelay());
                    }
                }
            }
        }
        assertThat(Arrays.stream(targets).boxed()).allMatch(count -> count <= limits.targets());
    }

    private void core(Slice slice, List<Crossbar> into) {
        int core = slice.box().channelFrom() / Crossbar.SIZE;
        Set<Integer> driven = new HashSet<>();
        Set<Integer> types = new HashSet<>();
        int[] fanIn = new int[Crossbar.SIZE];
        for (Crossbar crossbar : into) {
            for (int axon : crossbar.axons()) {
                if (axon != Crossbar.NO_AXON && axon / Crossbar.SIZE == core) {
                    assertThat(driven.add(axon)).as("one source an axon").isTrue();
                    types.add((int) crossbar.types()[axon]);
                    hear(crossbar, axon, fanIn);
                }
            }
        }
        assertThat(driven.size()).isLessThanOrEqualTo((int) limits.inputAxons());
        assertThat(mapped.uses().get(slice.id()).inputAxons()).isEqualTo(driven.size());
        assertThat(types.size()).isLessThanOrEqualTo((int) limits.axonTypes());
        assertThat(Arrays.stream(fanIn).boxed()).allMatch(synapses -> synapses <= limits.fanIn());
        long hearing = Arrays.stream(fanIn).filter(synapses -> synapses > 0).count();
        assertThat(hearing).isLessThanOrEqualTo(limits.neurons());
        assertThat(hearing).isLessThanOrEqualTo(mapped.uses().get(slice.id()).neurons());
    }

    private void hear(Crossbar crossbar, int axon, int[] fanIn) {
        for (int n = 0; n < Crossbar.SIZE; n++) {
            if ((crossbar.bits()[axon * Crossbar.ROW_WORDS + n / Long.SIZE] >>> n & 1) != 0) {
                fanIn[n]++;
                int weight = crossbar.tables()[axon / Crossbar.SIZE][crossbar.types()[axon] * Crossbar.SIZE + n];
                assertThat(Math.abs(weight)).isLessThanOrEqualTo(largestWeight);
            }
        }
    }

    /**
     * Follows a spike of every neuron of every layer to all neurons of layers that it reaches, and checks that all its ways
     * take as long: what lies between the first ticks of the layers.
     */
    void verifyTimes() {
        for (Population population : program.populations()) {
            if (!isRelay(population)) {
                for (int n = 0; n < population.shape().size(); n++) {
                    follow(population, population.id(), n, 0);
                }
            }
        }
    }

    private void follow(Population from, int population, int neuron, int ticks) {
        for (Projection projection : program.projections()) {
            if (projection.source() == population && projection.connection() instanceof Crossbar crossbar) {
                int axon = crossbar.axons()[neuron];
                if (axon != Crossbar.NO_AXON) {
                    arrive(from, projection.target(), crossbar, axon, ticks + crossbar.delays()[neuron]);
                }
            }
        }
    }

    private void arrive(Population from, int target, Crossbar crossbar, int axon, int ticks) {
        Population to = program.populations().get(target);
        if (!isRelay(to)) {
            assertThat(ticks).as("%s to %s", from.name(), to.name()).isEqualTo(to.firstTick() - from.firstTick());
            return;
        }
        for (int n = 0; n < Crossbar.SIZE; n++) {
            if ((crossbar.bits()[axon * Crossbar.ROW_WORDS + n / Long.SIZE] >>> n & 1) != 0) {
                follow(from, target, axon / Crossbar.SIZE * Crossbar.SIZE + n, ticks);
            }
        }
    }

    private static boolean isRelay(Population population) {
        return population.name().contains(" splitters") && population.cells() instanceof Cells.IntegrateAndFire;
    }
}
