package org.spikeway.cli;

import java.util.Map;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.simulator.energy.AnnCost;

/**
 * A mapped network, ready to run.
 *
 * @param network its name, for the report
 * @param settings what was chosen about the conversion, for the record
 */
record ReadyProgram(String network, MappedProgram mapped, Map<String, Object> settings, AnnCost ann) {
    /** The same network, mapped otherwise. */
    ReadyProgram as(MappedProgram other) {
        return new ReadyProgram(network, other, settings, ann);
    }
}
