package org.spikeway.cli;

import java.util.Map;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.simulator.energy.AnnCost;

/**
 * A mapped network, ready to run.
 *
 * @param network its name, for the report
 * @param settings what was chosen about the conversion, for the record
 * @param marks ticks at which the read-out is recorded, ascending
 */
record ReadyProgram(String network, MappedProgram mapped, Map<String, Object> settings, AnnCost ann, int[] marks) {
    /** The same network, mapped otherwise. */
    ReadyProgram as(MappedProgram other) {
        return new ReadyProgram(network, other, settings, ann, marks);
    }
}
