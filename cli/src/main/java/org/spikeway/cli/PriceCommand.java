package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.energy.Bill;
import org.spikeway.simulator.energy.Repricing;
import org.spikeway.simulator.report.BillJson;
import org.spikeway.simulator.report.BillText;
import org.spikeway.simulator.report.SavedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway price}: the bill of a finished run with other numbers, without running it again. */
@Command(
        name = "price",
        description = "Prices a finished run anew, on its own chip or another, without running it again.",
        footer = {"", "Example:", "  spikeway price run1 --chip loihi --set energy.hop=6pJ"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PriceCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN_DIR", description = "The folder of a run (--out of spikeway run).")
    private Path folder = Path.of("");

    @Option(
            names = "--chip",
            paramLabel = "NAME|FILE.yaml",
            description = "A chip of the catalogue or a chip file (default: the chip of the run, as it was then).")
    private @Nullable String chip;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Another number for a key of the chip, such as energy.hop=6pJ; may be given again.")
    private List<String> changes = List.of();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        SavedRun run = SavedRun.read(folder);
        ChipFile file = chip == null ? run.chip() : new ChipCatalogue().file(chip);
        for (String change : changes) {
            int equals = change.indexOf('=');
            if (equals < 1) {
                throw new RefusedException("--set " + change + ": no '=' in it. Write --set energy.hop=6pJ.");
            }
            file = file.with(change.substring(0, equals), change.substring(equals + 1));
        }
        Repricing repricing = new Repricing(run.counts(), run.chip().model(), file.model());
        print(run, file, repricing);
        return 0;
    }

    private void print(SavedRun run, ChipFile file, Repricing repricing) {
        List<Bill> bills = repricing.bills();
        double milliseconds = repricing.time().nanos() * 1e-6 / run.counts().samples();
        if (json) {
            Map<String, Object> root = new LinkedHashMap<>();
            root.put("chip", file.model().name());
            root.put("samples", run.counts().samples());
            root.put("ticks", run.counts().ticks());
            root.put("secondsPerSample", milliseconds * 1e-3);
            root.put("timeEstimated", repricing.isTimeEstimated());
            root.put("energy", BillJson.of(bills, run.counts()));
            Json.print(spec, root);
            return;
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%s on %s, %,d samples of %,d ticks%n",
                        folder,
                        file.model().name(),
                        run.counts().samples(),
                        run.counts().ticks());
        if (file.model().timing().isPresent()) {
            String estimated = repricing.isTimeEstimated() ? " (an estimate: the run had other times)" : "";
            spec.commandLine().getOut().printf("%n  chip time      %.3f ms a sample%s%n", milliseconds, estimated);
        }
        if (isAnotherMachine(run.chip().model(), file.model())) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "  not checked    limits and arithmetic of %s: cores and spikes are those of the run on %s%n",
                            file.model().name(), run.chip().model().name());
        }
        spec.commandLine().getOut().printf("%n  energy a sample%n%s", BillText.of(bills));
        spec.commandLine().getOut().flush();
    }

    /** Whether the chip might hold or compute less, or otherwise, than the one on which the run took place. */
    private static boolean isAnotherMachine(ChipModel own, ChipModel chip) {
        return !(own.limits().equals(chip.limits())
                && own.neuron() == chip.neuron()
                && own.arithmetic().equals(chip.arithmetic()));
    }
}
