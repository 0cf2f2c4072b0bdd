package org.spikeway.cli;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.simulator.trace.Probe;
import org.spikeway.simulator.trace.TraceFormat;
import picocli.CommandLine.Option;

/** Who else watches a run: other tools, by files of the first sample, and the user. */
final class TraceOptions {
    @Option(
            names = "--trace",
            split = ",",
            paramLabel = "perfetto|vcd|noc",
            description = "The first sample for the Perfetto viewer, GTKWave, or a simulator of networks on chip.")
    private List<TraceFormat> traces = new ArrayList<>();

    @Option(
            names = "--probe",
            paramLabel = "spikes:LAYER|potentials:LAYER",
            description = "All spikes or potentials of a layer in the first sample; may be given again.")
    private List<String> probes = new ArrayList<>();

    @Option(
            names = "--probe-format",
            paramLabel = "csv|npz|hdf5",
            defaultValue = "csv",
            description = "Form of the files of probes (default: ${DEFAULT-VALUE}).")
    private Probe.Format format = Probe.Format.CSV;

    @Option(names = "--live", description = "Show the run while it goes on. Threads then share the cores of one chip.")
    boolean live;

    RunTraces traces() {
        return new RunTraces(traces, probes, format);
    }
}
