package org.spikeway.simulator.trace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Traces of a sample that other people's tools open; {@code docs/traces.md} describes each. */
public enum TraceFormat {
    /** Trace events in JSON: cores and ticks as tracks, links as counters. */
    PERFETTO("trace.perfetto.json"),
    /** Value change dump: the phases of ticks, cores at work, spikes of layers and of some neurons. */
    VCD("trace.vcd"),
    /** A line a packet: cycle, source, destination, flits. */
    NOC("trace.noc.txt");

    private final String fileName;

    TraceFormat(String fileName) {
        this.fileName = fileName;
    }

    /** Writes a record. */
    interface Trace {
        void write(BufferedWriter out) throws IOException;
    }

    private Trace trace(SampleRecord sample) {
        return switch (this) {
            case PERFETTO -> new PerfettoTrace(sample);
            case VCD -> new VcdTrace(sample);
            case NOC -> new NocTrace(sample);
        };
    }

    /** The name of the file in the folder of a run. */
    public String fileName() {
        return fileName;
    }

    /** Writes the trace of a sample into a folder. */
    public Path write(SampleRecord sample, Path folder) throws IOException {
        Path file = folder.resolve(fileName);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            trace(sample).write(out);
        }
        return file;
    }
}
