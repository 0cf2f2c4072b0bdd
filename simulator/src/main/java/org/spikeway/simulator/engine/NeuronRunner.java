package org.spikeway.simulator.engine;

import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.core.AnalogInput;
import org.spikeway.chip.core.Neurons;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.noc.SpikeMeter;

/**
 * Runs the neurons of one slice: at each tick it adds the spikes that arrive, in the order of the program's projections
 * and slices, then updates the neurons.
 */
final class NeuronRunner implements SliceRunner {
    private final Slice slice;
    private final Population population;
    private final Neurons neurons;
    private final Inbound[] inbound;
    private final AnalogInput[] analog;
    private final SampleImage image;
    private final ChipClock clock;
    private final ReadOutRecord readOut;
    private final double[] current;
    /** Whether a neuron may have reached its threshold: a potential was set or moved, or a neuron fired at the last update. */
    private boolean mayFire;

    private double nanos;
    private long spikes;
    private long spikesTaken;
    private long activeUpdates;
    private long idleUpdates;

    NeuronRunner(
            Slice slice,
            Population population,
            Neurons neurons,
            List<Inbound> inbound,
            List<AnalogInput> analog,
            SampleImage image,
            ChipClock clock,
            ReadOutRecord readOut) {
        this.slice = slice;
        this.population = population;
        this.neurons = neurons;
        this.inbound = inbound.toArray(Inbound[]::new);
        this.analog = analog.toArray(AnalogInput[]::new);
        this.image = image;
        this.clock = clock;
        this.readOut = readOut;
        current = new double[analog.isEmpty() ? 0 : neurons.size()];
    }

    @Override
    public int slice() {
        return slice.id();
    }

    @Override
    public int size() {
        return slice.box().size();
    }

    @Override
    public int step(int sample, int tick, long runTick, int[] fired) {
        if (tick == 1) {
            begin(sample);
        }
        long synops = 0;
        for (Inbound each : inbound) {
            synops += each.deliver(tick, runTick);
        }
        mayFire |= synops > 0;
        int count = tick < population.firstTick() ? 0 : update(fired);
        boolean active = synops > 0 || (neurons.isDriven() && tick >= population.firstTick());
        int updated = active ? neurons.size() : 0;
        activeUpdates += updated;
        idleUpdates += neurons.size() - updated;
        spikes += count;
        nanos = clock.coreNanos(synops, updated, neurons.size() - updated, count);
        if (population.isReadOut()) {
            readOut.record(sample, tick, slice, neurons);
        }
        return count;
    }

    private void begin(int sample) {
        mayFire = true;
        if (analog.length != 0) {
            Arrays.fill(current, 0);
            for (AnalogInput each : analog) {
                each.add(image.of(sample), current);
            }
            neurons.setCurrent(current);
        }
        neurons.reset();
    }

    /** Skips what would change nothing: cost grows with events and drives, not with silent neurons. */
    private int update(int[] fired) {
        if (!mayFire && !neurons.isDriven()) {
            return 0;
        }
        int count = neurons.update(fired);
        mayFire = count > 0;
        return count;
    }

    @Override
    public void tell(SpikeMeter meter, long runTick, int[] fired, int count) {
        meter.sliceDone(slice.id(), runTick, fired, count, nanos);
    }

    @Override
    public long takeSpikes() {
        long taken = spikes - spikesTaken;
        spikesTaken = spikes;
        return taken;
    }

    @Override
    public List<SliceActivity> activities() {
        return List.of(new SliceActivity(slice.id(), spikes, activeUpdates, idleUpdates, neurons.saturations()));
    }

    @Override
    public List<RouteActivity> routes() {
        return Arrays.stream(inbound).flatMap(each -> each.routes().stream()).toList();
    }
}
