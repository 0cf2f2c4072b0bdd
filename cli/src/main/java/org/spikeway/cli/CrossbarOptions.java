package org.spikeway.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.program.TextTable;
import org.spikeway.mapping.crossbar.Decomposition;
import org.spikeway.mapping.crossbar.LayerFit;
import org.spikeway.mapping.program.MappedProgram;
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

    /** The settings of a run, on a chip of crossbar cores with what was chosen and the errors that it leaves. */
    Map<String, Object> record(Map<String, Object> settings, MappedProgram mapped) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        if (!mapped.fits().isEmpty()) {
            Map<String, Object> errors = new LinkedHashMap<>();
            mapped.fits().forEach(fit -> errors.put(fit.layer(), fit.weightError()));
            all.put("crossbar", crossbar);
            all.put("crossbarWeightErrors", errors);
        }
        return all;
    }

    /** Layer by layer how weights and cores came out; nothing for chips without crossbars. */
    static String text(MappedProgram mapped) {
        if (mapped.fits().isEmpty()) {
            return "";
        }
        TextTable table = new TextTable("crossbars", "cores", "of splitters", "weights off by");
        for (LayerFit fit : mapped.fits()) {
            String error = String.format(Locale.ROOT, "%.2f %%", 100 * fit.weightError());
            table.row(fit.layer(), fit.cores(), fit.splitterCores(), error);
        }
        return "\n" + table.text();
    }
}
