package org.spikeway.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.crossbar.Decomposition;
import org.spikeway.mapping.crossbar.LayerFit;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.mapping.program.ProgramBuilder;
import picocli.CommandLine.Option;

/** What a user can choose about chips of crossbar cores. */
final class CrossbarOptions {
    @Option(
            names = "--crossbar",
            paramLabel = "levels|planes",
            defaultValue = "levels",
            description = "How weights are taken apart into axon types on chips of crossbar cores (default: "
                    + "${DEFAULT-VALUE}).")
    String crossbar = "";

    Decomposition decomposition() {
        return switch (crossbar) {
            case "levels" -> Decomposition.LEVELS;
            case "planes" -> Decomposition.PLANES;
            default -> throw new RefusedException("--crossbar '" + crossbar + "' is unknown. Use levels or planes.");
        };
    }

    /**
     * Maps a network that way.
     *
     * @param settings of the run; on a chip of crossbar cores they receive what was chosen and the errors that it leaves
     */
    MappedProgram map(ProgramBuilder builder, Map<String, Object> settings) {
        MappedProgram mapped = builder.decompose(decomposition()).build();
        if (!mapped.fits().isEmpty()) {
            Map<String, Object> errors = new LinkedHashMap<>();
            for (LayerFit fit : mapped.fits()) {
                errors.put(fit.layer(), fit.weightError());
            }
            settings.put("crossbar", crossbar);
            settings.put("crossbarWeightErrors", errors);
        }
        return mapped;
    }
}
