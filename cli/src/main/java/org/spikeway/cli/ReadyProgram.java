package org.spikeway.cli;

import java.util.Map;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.simulator.energy.AnnCost;

/**
 * A mapped network, ready to run.
 *
 * @param network its name, for the report
 * @param settings what was chosen about the conversion, for the record; {@link #READ_FROM} counts in a run
 */
record ReadyProgram(String network, MappedProgram mapped, Map<String, Object> settings, AnnCost ann) {
    /** The setting that says what share of the ticks does not count for the class scores; none where it is absent. */
    static final String READ_FROM = "readFrom";

    /** The share of the ticks that does not count for the class scores, from 0 to below 1. */
    double readFrom() {
        return settings.get(READ_FROM) instanceof Number share ? share.doubleValue() : 0;
    }

    /** The same network, mapped otherwise. */
    ReadyProgram as(MappedProgram other) {
        return new ReadyProgram(network, other, settings, ann);
    }
}
