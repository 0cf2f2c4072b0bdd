package org.spikeway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.spikeway.chip.vectors.TestVectors;
import org.spikeway.chip.vectors.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway chips verify}: whether a neuron model gives what its test vectors say, bit for bit. */
@Command(
        name = "verify",
        description = "Replays test vectors on the neuron model that they are for: equal, or the first difference.",
        footer = {"", "Exit codes: 0 all equal, 1 a difference, 2 a file that cannot be read."},
        mixinStandardHelpOptions = true)
final class ChipsVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "VECTORS.json.gz", description = "Test vectors, JSON, plain or in gzip.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean equal = true;
        for (Path file : files) {
            Verdict verdict = TestVectors.replay(file);
            equal &= verdict.difference().isEmpty();
            out.println(file + ": " + inWords(verdict));
            out.flush();
        }
        return equal ? 0 : 1;
    }

    private static String inWords(Verdict verdict) {
        return verdict.difference()
                .map(difference -> verdict.model() + " differs: " + difference)
                .orElseGet(() -> "equal, " + verdict.model() + ", " + verdict.ticks() + " ticks, " + verdict.values()
                        + " values");
    }
}
