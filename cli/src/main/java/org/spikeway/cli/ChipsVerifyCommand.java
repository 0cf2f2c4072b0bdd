package org.spikeway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.spikeway.chip.vectors.TestVectors;
import org.spikeway.chip.vectors.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway chips verify}: whether a neuron model gives what its test vectors say, bit for bit. */
@Command(
        name = "verify",
        description = "Replays test vectors on the neuron model that they are for: equal, or the first difference.",
        footer = {
            "",
            "Exit codes: 0 all equal, 1 a difference, 2 a file that cannot be read.",
            "",
            "Example:",
            "  spikeway chips verify loihi_cuba_0.json.gz truenorth_core_0.json.gz"
        },
        mixinStandardHelpOptions = true)
final class ChipsVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "VECTORS.json.gz", description = "Test vectors, JSON, plain or in gzip.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<Map<String, Object>> rows = new ArrayList<>();
        PrintWriter out = spec.commandLine().getOut();
        boolean equal = true;
        for (Path file : files) {
            Verdict verdict = TestVectors.replay(file);
            equal &= verdict.difference().isEmpty();
            rows.add(row(file, verdict));
            if (!json) {
                out.println(file + ": " + inWords(verdict));
                out.flush();
            }
        }
        if (json) {
            Json.print(spec, rows);
        }
        return equal ? 0 : 1;
    }

    private static Map<String, Object> row(Path file, Verdict verdict) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", file.toString());
        row.put("model", verdict.model());
        row.put("equal", verdict.difference().isEmpty());
        verdict.difference().ifPresent(difference -> row.put("difference", difference.toString()));
        row.put("ticks", verdict.ticks());
        row.put("values", verdict.values());
        return row;
    }

    private static String inWords(Verdict verdict) {
        return verdict.difference()
                .map(difference -> verdict.model() + " differs: " + difference)
                .orElseGet(() -> "equal, " + verdict.model() + ", " + verdict.ticks() + " ticks, " + verdict.values()
                        + " values");
    }
}
