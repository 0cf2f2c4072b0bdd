package org.spikeway.cli.program;

import java.util.Map;
import org.spikeway.simulator.energy.AnnCost;

/**
 * What a run and its report need of a mapped network beside the program itself.
 *
 * @param network name of the network, for the report
 * @param nir whether the network file is a NIR file; otherwise it is ONNX
 * @param input {@code constant} or {@code poisson}
 * @param normalize as on the command line, or empty for none
 * @param dt seconds of a tick, as on the command line
 * @param settings what was chosen about the conversion, for the record, in the order to be shown
 * @param ann what one inference of the network takes
 */
public record ProgramHeading(
        String network,
        boolean nir,
        String input,
        String normalize,
        String dt,
        Map<String, Object> settings,
        AnnCost ann) {}
