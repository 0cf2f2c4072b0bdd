package org.spikeway.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.spikeway.mapping.convert.Recipe;
import org.spikeway.simulator.report.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeway study methods}: method against method, each converted anew for each number of ticks. */
@Command(
        name = "methods",
        description = "Method against method, converted anew for each of the given ticks (default: 16,32,64).",
        footer = {
            "",
            "Example:",
            "  spikeway study methods --network resnet20.onnx --data test_batch.bin --calibrate data_batch_1.bin:320 \\",
            "    --methods light,best --ticks 16,32 --out study"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StudyMethods implements Subcommand {
    private static final List<Integer> TICKS = List.of(16, 32, 64);

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyInput input = new StudyInput();

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "NAME",
            description = "Methods to compare (default: all but spike-norm, which needs hundreds of ticks).")
    private List<String> methods = List.of();

    @Override
    public Integer call() throws IOException {
        if (!spec.commandLine().getParseResult().hasMatchedOption("--ticks")) {
            input.options.ticks = TICKS;
        }
        List<Recipe> recipes = methods.isEmpty()
                ? Arrays.stream(Recipe.values())
                        .filter(recipe -> recipe != Recipe.SPIKE_NORM)
                        .toList()
                : methods.stream().map(Recipe::named).toList();
        List<Integer> marks = input.options.ticks.stream().sorted().distinct().toList();
        input.prepareFolder();
        StudyTable table = new StudyTable(
                "Methods on " + input.network.getFileName(),
                "method",
                "ticks",
                "annErrorPercent",
                "snnErrorPercent",
                "agreementPercent",
                "spikesPerSample");
        for (Recipe recipe : recipes) {
            for (int ticks : marks) {
                input.options.conversion.method = recipe.text();
                input.options.ticks = List.of(ticks);
                FinishedRun run = input.run(spec);
                table.add(
                        recipe.text(),
                        ticks,
                        100 - 100 * run.annAccuracy(),
                        100 - 100 * run.accuracy(0),
                        100 * run.agreement(0),
                        (double) run.result().activity().spikes() / run.samples());
                table.write(input.out, "methods");
            }
        }
        input.print(spec, table);
        return 0;
    }
}
