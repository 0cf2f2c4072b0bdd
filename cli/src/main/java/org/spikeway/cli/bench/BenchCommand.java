package org.spikeway.cli.bench;

import java.io.PrintWriter;
import java.util.Locale;
import org.spikeway.cli.Subcommand;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.Parallel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway bench}: measures the engine on a known workload, and the limit beside it. */
@Command(name = "bench", description = "Measures the engine on a workload.", mixinStandardHelpOptions = true)
public final class BenchCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", defaultValue = "FF")
    private String name = "";

    @Option(names = "--workers", defaultValue = "1")
    private int workers;

    @Option(names = "--cores", defaultValue = "0")
    private int cores;

    @Option(names = "--active", defaultValue = "1")
    private double active;

    @Option(names = "--ticks", defaultValue = "1000")
    private int ticks;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Workload workload = switch (name) {
            case "FF" -> LayeredWorkloads.feedForward(cores == 0 ? 4 : cores, ticks, 1);
            case "REC" -> NeuralWorkloads.recurrent(cores == 0 ? 1 : cores, ticks, 1);
            case "TN" -> NeuralWorkloads.trueNorth(cores == 0 ? 64 : cores, active, ticks, 1);
            default -> LayeredWorkloads.convolution(cores == 0 ? 1 : cores, ticks, 1);
        };
        Measurement.Result result = new Measurement(workload, EngineOptions.workers(workers).withParallel(Parallel.CORES)).measure();
        out.println(String.format(
                Locale.ROOT,
                "%s events %d ticks %d seconds %.3f synaptic_events_per_s=%.3e heap %.1f",
                name,
                result.synapticEvents(),
                result.ticks(),
                result.seconds(),
                result.eventsPerSecond(),
                result.heapMegabytes()));
        out.flush();
        return 0;
    }
}
