package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.noc.SpikeMeter;

/** Builds the runners of the workers from a program; weights are stored once and shared. */
final class CoreLoader {
    private final Bands bands;
    private final ChipProgram program;
    private final EngineOptions options;
    private final CoreParts parts;
    private final NeuronProbe probe;
    private final List<Mosaic> mosaics = new ArrayList<>();

    CoreLoader(Bands bands, EngineOptions options, NeuronProbe probe) {
        this.bands = bands;
        this.options = options;
        this.probe = probe;
        program = bands.program();
        parts = new CoreParts(program, options.kernels());
        for (Population population : program.populations()) {
            mosaics.add(new Mosaic(population.shape(), program.slicesOf(population.id())));
        }
    }

    Bands bands() {
        return bands;
    }

    /** Builds the runners of one worker, filling in what it listens to, by source population. */
    List<BandRunner> load(
            int worker,
            RunPlan plan,
            Stimulus stimulus,
            @Nullable Arrivals[] arrivals,
            SpikeMeter meter,
            ReadOutRecord readOut) {
        return new OfWorker(plan, stimulus, arrivals, meter, readOut).load(worker);
    }

    /** What the runners of one worker share. */
    private final class OfWorker {
        private final RunPlan plan;
        private final Stimulus stimulus;
        private final SampleImage image;
        private final @Nullable Arrivals[] arrivals;
        private final SpikeMeter meter;
        private final ReadOutRecord readOut;
        private final VolleyPool pool = new VolleyPool(mosaics, options.kernels());
        private final Scratch scratch = new Scratch();

        OfWorker(
                RunPlan plan,
                Stimulus stimulus,
                @Nullable Arrivals[] arrivals,
                SpikeMeter meter,
                ReadOutRecord readOut) {
            this.plan = plan;
            this.stimulus = stimulus;
            this.arrivals = arrivals;
            this.meter = meter;
            this.readOut = readOut;
            image = new SampleImage(
                    stimulus, program.populations().get(0).shape().size());
        }

        List<BandRunner> load(int worker) {
            List<BandRunner> runners = new ArrayList<>();
            Map<Integer, List<Slice>> crossbars = new LinkedHashMap<>();
            for (Slice whole : program.slices()) {
                Population population = program.population(whole);
                if (plan.schedule().worker(whole) != worker || population.cells() instanceof Cells.CurrentSource) {
                    continue;
                }
                if (bands.hasCrossbars(population.id())) {
                    crossbars
                            .computeIfAbsent(population.id(), added -> new ArrayList<>())
                            .add(whole);
                } else {
                    Band band = bands.band(whole.id());
                    BandAccount account = new BandAccount(band, options.clock(), meter);
                    runners.add(
                            population.isSource()
                                    ? new SourceRunner(band, stimulus, account)
                                    : neurons(band, population, account));
                }
            }
            StripLoader strips = new StripLoader(program, parts, plan, options.clock(), meter, readOut);
            crossbars.values().forEach(slices -> runners.addAll(strips.load(slices, this::arrivalsOf)));
            return runners;
        }

        private NeuronRunner neurons(Band band, Population population, BandAccount account) {
            Neurons neurons = parts.neurons(band.whole());
            List<Inbound> inbound = new ArrayList<>();
            List<AnalogInput> analog = new ArrayList<>();
            for (Projection projection : program.projectionsInto(population.id())) {
                Population source = program.populations().get(projection.source());
                if (source.cells() instanceof Cells.CurrentSource) {
                    analog.add(new AnalogInput(
                            projection.connection(),
                            source.shape(),
                            band.whole().box()));
                } else {
                    inbound.add(inbound(projection, band, neurons));
                }
            }
            return new NeuronRunner(band, population, neurons, inbound, analog, image, account, readOut, probe);
        }

        private Inbound inbound(Projection projection, Band target, Neurons neurons) {
            Arrivals from = arrivalsOf(projection.source());
            SliceSynapses synapses = parts.synapses(projection, target.whole(), target.boxes(), neurons, scratch);
            List<Inbound.Source> sources = new ArrayList<>();
            for (Band source : bands.of(projection.source())) {
                boolean byNeuron = !synapses.isUniform() || source.isCutByChannels();
                SourceTally tally = from.tally(source.whole(), projection.delayTicks(), byNeuron);
                source.slices().forEach(slice -> sources.add(new Inbound.Source(slice, tally)));
            }
            return new Inbound(projection.id(), target, projection.delayTicks(), synapses, from, sources);
        }

        private Arrivals arrivalsOf(int source) {
            Arrivals here = arrivals[source];
            if (here == null) {
                Mosaic mosaic = mosaics.get(source);
                here = new Arrivals(mosaic, pool, plan.schedule().arrivalSlots(), plan::ticks);
                arrivals[source] = here;
            }
            return here;
        }
    }
}
