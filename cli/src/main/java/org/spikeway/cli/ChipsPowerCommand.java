package org.spikeway.cli;

import java.util.concurrent.Callable;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.simulator.truenorth.ChipPower;
import org.spikeway.simulator.truenorth.PowerReport;
import org.spikeway.simulator.truenorth.PowerSetting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway chips power}: what a full chip of TrueNorth cores draws. */
@Command(
        name = "power",
        description = "Simulates a random network on a full chip of TrueNorth cores and prices it.",
        footer = {"", "Example:", "  spikeway chips power truenorth --hertz 20.07 --synapses 128"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ChipsPowerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME|FILE.yaml", description = "A chip of TrueNorth cores.")
    private String chip = "";

    @Option(names = "--hertz", required = true, paramLabel = "F", description = "Mean rate of the neurons, 0 to 500.")
    private double hertz;

    @Option(
            names = "--synapses",
            defaultValue = "128",
            paramLabel = "N",
            description = "Synapses of each axon, 0 to 256 (default 128).")
    private int synapses;

    @Option(names = "--ticks", defaultValue = "200", paramLabel = "N", description = "Ticks measured (default 200).")
    private int ticks;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "S", description = "Of the network (default 0).")
    private long seed;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        PowerSetting setting = new PowerSetting(hertz, synapses, ticks, seed);
        ChipPower power = new ChipPower(new ChipCatalogue().open(chip));
        PowerReport report = power.measure(setting);
        if (json) {
            Json.print(spec, report.asMap());
        } else {
            spec.commandLine().getOut().print(report.text());
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
