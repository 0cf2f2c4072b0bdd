package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.core.AnalogInput;
import org.spikeway.chip.core.Neurons;
import org.spikeway.chip.core.SliceSynapses;
import org.spikeway.chip.core.SpikeDecoder;
import org.spikeway.chip.core.StoredWeights;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;

/** Builds the runners of a worker from a program; weights and decoders are made once and shared. */
final class CoreLoader {
    private final ChipProgram program;
    private final EngineOptions options;
    private final List<@Nullable StoredWeights> weights = new ArrayList<>();
    private final List<@Nullable SpikeDecoder> decoders = new ArrayList<>();

    CoreLoader(ChipProgram program, EngineOptions options) {
        this.program = program;
        this.options = options;
        for (Projection projection : program.projections()) {
            boolean analog = isCurrent(projection);
            weights.add(analog ? null : StoredWeights.of(projection.connection(), program.numbers()));
        }
        for (Slice slice : program.slices()) {
            boolean analog = program.population(slice).cells() instanceof Cells.CurrentSource;
            decoders.add(analog ? null : new SpikeDecoder(slice.box()));
        }
    }

    private boolean isCurrent(Projection projection) {
        return program.populations().get(projection.source()).cells() instanceof Cells.CurrentSource;
    }

    /** Builds the runners of one worker, filling in what it listens to. */
    List<SliceRunner> load(
            int worker, RunPlan plan, Stimulus stimulus, @Nullable Arrivals[] arrivals, ReadOutRecord readOut) {
        SampleImage image =
                new SampleImage(stimulus, program.populations().get(0).shape().size());
        List<SliceRunner> runners = new ArrayList<>();
        for (Slice slice : program.slices()) {
            Population population = program.population(slice);
            if (plan.schedule().worker(slice) != worker || population.cells() instanceof Cells.CurrentSource) {
                continue;
            }
            SpikeCount spikes = new SpikeCount(plan.firstSample(), plan.samples());
            runners.add(
                    population.isSource()
                            ? new SourceRunner(slice, stimulus, spikes)
                            : neurons(slice, population, plan, image, arrivals, readOut, spikes));
        }
        return runners;
    }

    private NeuronRunner neurons(
            Slice slice,
            Population population,
            RunPlan plan,
            SampleImage image,
            @Nullable Arrivals[] arrivals,
            ReadOutRecord readOut,
            SpikeCount spikes) {
        Neurons neurons = Neurons.of(program, slice, options.kernels());
        List<Inbound> inbound = new ArrayList<>();
        List<AnalogInput> analog = new ArrayList<>();
        for (Projection projection : program.projectionsInto(population.id())) {
            StoredWeights stored = weights.get(projection.id());
            if (stored == null) {
                Population source = program.populations().get(projection.source());
                analog.add(new AnalogInput(projection.connection(), source.shape(), slice.box()));
            } else {
                SliceSynapses synapses = new SliceSynapses(projection.connection(), stored, slice.box(), neurons);
                inbound.addAll(inbound(projection, slice, synapses, plan, arrivals));
            }
        }
        return new NeuronRunner(slice, population, neurons, inbound, analog, image, options.clock(), readOut, spikes);
    }

    private List<Inbound> inbound(
            Projection projection, Slice target, SliceSynapses synapses, RunPlan plan, @Nullable Arrivals[] arrivals) {
        List<Inbound> inbound = new ArrayList<>();
        for (Slice source : program.slicesOf(projection.source())) {
            SpikeDecoder decoder = decoders.get(source.id());
            if (decoder == null || !synapses.reachedFrom(source.box())) {
                continue;
            }
            Arrivals here = arrivals[source.id()];
            if (here == null) {
                here = new Arrivals(plan.schedule().arrivalSlots());
                arrivals[source.id()] = here;
            }
            inbound.add(new Inbound(
                    projection.id(),
                    source.id(),
                    target.id(),
                    projection.delayTicks(),
                    synapses,
                    synapses.window(source.box(), decoder),
                    here));
        }
        return inbound;
    }
}
