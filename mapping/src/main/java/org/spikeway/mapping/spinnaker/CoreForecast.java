package org.spikeway.mapping.spinnaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Pace;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.Timing;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;

/**
 * What a core will need before anything runs: synaptic rows in the memory beside the chip, and time in a tick.
 *
 * <p>A row holds all synapses of one source neuron in the core. Assumption, after static synapses in the sPyNNaker
 * project: a header of {@value #HEADER_BYTES} bytes (three words; {@code _N_HEADER_WORDS} in its {@code synapse_io}) and
 * {@value #SYNAPSE_BYTES} bytes a synapse (one word of weight, delay, type and index). Assumption: the rows of one source
 * slice are as long as the longest of them, so that a key gives the address of its row. The table of these addresses and
 * rows for delays beyond 16 ticks are not counted. Time is that of a tick in which spikes come at the mean rate, every neuron being updated:
 * {@code neurons·neuronActive + synapses reached·synapticOperation + spikes·spike}; a busier tick takes longer.
 *
 * @param core id of the core
 * @param layer name of the population
 * @param rowBytes of the memory beside the chip
 * @param rowLimit bytes that the chip gives a core; {@link Long#MAX_VALUE} for no limit
 * @param tickNanos expected time in a tick
 * @param budgetNanos length of a tick
 */
public record CoreForecast(int core, String layer, long rowBytes, long rowLimit, double tickNanos, double budgetNanos) {
    private static final int HEADER_BYTES = 12;
    private static final int SYNAPSE_BYTES = 4;

    /** Whether the core is expected not to be done by the end of its tick. */
    public boolean overruns() {
        return tickNanos > budgetNanos;
    }

    /** Whether its rows find no room. */
    public boolean lacksMemory() {
        return rowBytes > rowLimit;
    }

    /** One line for people where the core lacks time or memory: what it needs, what there is, and a remedy. */
    public Optional<String> warning() {
        if (!overruns() && !lacksMemory()) {
            return Optional.empty();
        }
        String need = overruns()
                ? String.format(Locale.ROOT, "%,.0f ns a tick, which has %,.0f", tickNanos, budgetNanos)
                : String.format(Locale.ROOT, "%,d bytes of synaptic rows, of which it holds %,d", rowBytes, rowLimit);
        return Optional.of("layer " + layer + ": core " + core + " needs " + need
                + ". What would fit: a chip file with fewer core.neurons or "
                + (overruns() ? "a longer timing.tick." : "more core.synapseMemory."));
    }

    /**
     * One forecast a core's slice, in the order of slices; sources outside the chip have none.
     *
     * @param rates expected spikes of a neuron in a tick, by population
     * @throws RefusedException for a chip whose ticks have no fixed length
     */
    public static List<CoreForecast> of(ChipProgram program, ChipModel chip, double[] rates) {
        Timing timing = chip.timing().orElseThrow(() -> noFixedTick(chip));
        if (!(timing.pace() instanceof Pace.FixedTick fixed)) {
            throw noFixedTick(chip);
        }
        long memory = chip.limits().synapseMemory();
        long limit = memory == Long.MAX_VALUE ? memory : memory / Byte.SIZE;
        List<CoreForecast> forecasts = new ArrayList<>();
        for (Slice slice : program.slices()) {
            if (slice.core() == Slice.HOST) {
                continue;
            }
            long bytes = 0;
            double events = 0;
            for (Projection projection : program.projectionsInto(slice.population())) {
                if (program.populations().get(projection.source()).cells() instanceof Cells.CurrentSource) {
                    continue;
                }
                for (Slice source : program.slicesOf(projection.source())) {
                    Reaches reaches = new Reaches(projection.connection(), source.box(), slice.box());
                    events += rates[projection.source()] * reaches.synapses();
                    bytes += rowBytes(source.box().size(), reaches.longestRow());
                }
            }
            double nanos = slice.box().size() * timing.neuronActive().likely()
                    + events * timing.synapticOperation().likely()
                    + slice.box().size()
                            * rates[slice.population()]
                            * timing.spike().likely();
            forecasts.add(new CoreForecast(
                    slice.core(),
                    program.population(slice).name(),
                    bytes,
                    limit,
                    nanos,
                    fixed.length().likely()));
        }
        return forecasts;
    }

    private static long rowBytes(int rows, long longest) {
        return longest == 0 ? 0 : rows * (HEADER_BYTES + SYNAPSE_BYTES * longest);
    }

    private static RefusedException noFixedTick(ChipModel chip) {
        return new RefusedException("chip " + chip.name()
                + ": its ticks have no fixed length, so that no core overruns. Choose --chip spinnaker.");
    }
}
