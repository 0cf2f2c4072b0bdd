package org.spikeway.simulator.engine;

import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.core.AnalogInput;
import org.spikeway.chip.core.Neurons;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.program.Population;

/**
 * Runs the neurons of one band: at each tick it adds the spikes that arrive, in the order of the program's projections
 * and source neurons, then updates the neurons.
 */
final class NeuronRunner implements BandRunner {
    private final Band band;
    private final Population population;
    private final Neurons neurons;
    private final Inbound[] inbound;
    private final AnalogInput[] analog;
    private final SampleImage image;
    private final BandAccount account;
    private final ReadOutRecord readOut;
    private final NeuronProbe probe;
    private final double[] current;
    /** Whether a neuron may have reached its threshold: a potential was set or moved, or a neuron fired at the last update. */
    private boolean mayFire;

    private long spikes;

    NeuronRunner(
            Band band,
            Population population,
            Neurons neurons,
            List<Inbound> inbound,
            List<AnalogInput> analog,
            SampleImage image,
            BandAccount account,
            ReadOutRecord readOut,
            NeuronProbe probe) {
        this.band = band;
        this.population = population;
        this.neurons = neurons;
        this.inbound = inbound.toArray(Inbound[]::new);
        this.analog = analog.toArray(AnalogInput[]::new);
        this.image = image;
        this.account = account;
        this.readOut = readOut;
        this.probe = probe;
        current = new double[analog.isEmpty() ? 0 : neurons.size()];
    }

    @Override
    public int band() {
        return band.whole().id();
    }

    @Override
    public int size() {
        return neurons.size();
    }

    @Override
    public int step(int sample, int tick, long runTick, int[] fired) {
        if (tick == 1) {
            begin(sample);
        }
        account.beginTick();
        for (Inbound each : inbound) {
            mayFire |= each.deliver(tick, runTick, account) > 0;
        }
        boolean hasBegun = tick >= population.firstTick();
        int count = hasBegun ? update(fired) : 0;
        spikes += count;
        account.endTick(runTick, fired, count, hasBegun && neurons.isDriven());
        readOut.observe(sample, tick, band.whole(), neurons, fired, count);
        if (probe != NeuronProbe.NONE) {
            probe.observe(sample, tick, band.whole(), neurons);
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
    public long takeSpikes() {
        long taken = spikes;
        spikes = 0;
        return taken;
    }

    @Override
    public List<SliceActivity> activity() {
        return account.activity(neurons);
    }

    @Override
    public List<RouteActivity> routes() {
        return Arrays.stream(inbound).flatMap(each -> each.routes().stream()).toList();
    }

    @Override
    public void exchange(Snapshot state, int sample) {
        if (state.isPutBack()) {
            begin(sample);
        }
        Snapshot own = state.of("slice " + band.whole().id());
        neurons.exchange(own);
        mayFire = own.exchange("mayFire", mayFire);
        account.exchange(state);
    }
}
