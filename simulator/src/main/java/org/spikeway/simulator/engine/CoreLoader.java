package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.core.AnalogInput;
import org.spikeway.chip.core.CoreParts;
import org.spikeway.chip.core.Mosaic;
import org.spikeway.chip.core.Neurons;
import org.spikeway.chip.core.Scratch;
import org.spikeway.chip.core.SliceSynapses;
import org.spikeway.chip.core.SourceTally;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;

/** Builds the runners of the workers from a program; weights are stored once and shared. */
final class CoreLoader {
    private final ChipProgram program;
    private final EngineOptions options;
    private final CoreParts parts;
    private final List<Mosaic> mosaics = new ArrayList<>();
    /** Populations whose cores have crossbars. */
    private final Set<Integer> crossbarTargets;

    CoreLoader(ChipProgram program, EngineOptions options) {
        this.program = program;
        this.options = options;
        parts = new CoreParts(program, options.kernels());
        crossbarTargets = program.projections().stream()
                .filter(projection -> projection.connection() instanceof Crossbar)
                .map(Projection::target)
                .collect(Collectors.toUnmodifiableSet());
        for (Population population : program.populations()) {
            mosaics.add(new Mosaic(population.shape(), program.slicesOf(population.id())));
        }
    }

    /** Builds the runners of one worker, filling in what it listens to, by source population. */
    List<SliceRunner> load(
            int worker, RunPlan plan, Stimulus stimulus, @Nullable Arrivals[] arrivals, ReadOutRecord readOut) {
        SampleImage image =
                new SampleImage(stimulus, program.populations().get(0).shape().size());
        VolleyPool pool = new VolleyPool(mosaics, options.kernels());
        Scratch scratch = new Scratch();
        List<SliceRunner> runners = new ArrayList<>();
        StripLoader strips = new StripLoader(program, parts, plan, options.clock());
        Map<Integer, List<Slice>> crossbars = new LinkedHashMap<>();
        for (Slice slice : program.slices()) {
            Population population = program.population(slice);
            if (crossbarTargets.contains(population.id()) && plan.schedule().worker(slice) == worker) {
                crossbars
                        .computeIfAbsent(population.id(), added -> new ArrayList<>())
                        .add(slice);
                continue;
            }
            if (plan.schedule().worker(slice) != worker || population.cells() instanceof Cells.CurrentSource) {
                continue;
            }
            runners.add(
                    population.isSource()
                            ? new SourceRunner(slice, stimulus)
                            : neurons(slice, population, plan, image, pool, scratch, arrivals, readOut));
        }
        crossbars.forEach((population, slices) -> runners.addAll(
                strips.load(slices, source -> arrivalsOf(program.populations().get(source), plan, pool, arrivals))));
        return runners;
    }

    private NeuronRunner neurons(
            Slice slice,
            Population population,
            RunPlan plan,
            SampleImage image,
            VolleyPool pool,
            Scratch scratch,
            @Nullable Arrivals[] arrivals,
            ReadOutRecord readOut) {
        Neurons neurons = parts.neurons(slice);
        List<Inbound> inbound = new ArrayList<>();
        List<AnalogInput> analog = new ArrayList<>();
        for (Projection projection : program.projectionsInto(population.id())) {
            Population source = program.populations().get(projection.source());
            if (source.cells() instanceof Cells.CurrentSource) {
                analog.add(new AnalogInput(projection.connection(), source.shape(), slice.box()));
            } else {
                inbound.add(inbound(projection, slice, neurons, scratch, arrivalsOf(source, plan, pool, arrivals)));
            }
        }
        return new NeuronRunner(slice, population, neurons, inbound, analog, image, options.clock(), readOut);
    }

    private Arrivals arrivalsOf(Population source, RunPlan plan, VolleyPool pool, @Nullable Arrivals[] arrivals) {
        Arrivals here = arrivals[source.id()];
        if (here == null) {
            Mosaic mosaic = mosaics.get(source.id());
            here = new Arrivals(mosaic, pool, plan.schedule().arrivalSlots(), plan.ticks());
            arrivals[source.id()] = here;
        }
        return here;
    }

    private Inbound inbound(Projection projection, Slice target, Neurons neurons, Scratch scratch, Arrivals arrivals) {
        SliceSynapses synapses = parts.synapses(projection, target, neurons, scratch);
        List<Inbound.Source> sources = new ArrayList<>();
        for (Slice source : program.slicesOf(projection.source())) {
            if (synapses.reachedFrom(source.box())) {
                SourceTally tally = arrivals.tally(source, projection.delayTicks(), !synapses.isUniform());
                sources.add(new Inbound.Source(source.id(), tally));
            }
        }
        return new Inbound(projection.id(), target.id(), projection.delayTicks(), synapses, arrivals, sources);
    }
}
