package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Nearest;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Population;
import org.spikeway.simulator.engine.Stimulus;
import org.spikeway.simulator.trace.Probe;
import org.spikeway.simulator.trace.SampleRecord;
import org.spikeway.simulator.trace.TraceFormat;

/** The traces and probes of one run: checked before it, recorded and written after it. */
final class RunTraces {
    private final List<TraceFormat> formats;
    private final List<String> wanted;
    private final Probe.Format format;
    private final List<Probe> probes = new ArrayList<>();
    private @Nullable SampleRecord sample;

    /** @param wanted probes as written on the command line */
    RunTraces(List<TraceFormat> formats, List<String> wanted, Probe.Format format) {
        this.formats = List.copyOf(new LinkedHashSet<>(formats));
        this.wanted = wanted;
        this.format = format;
    }

    /** Leaves nothing. */
    static RunTraces none() {
        return new RunTraces(List.of(), List.of(), Probe.Format.CSV);
    }

    /** Refuses early what the program of a run will not have; asks for one like it only where a layer is to be watched. */
    void checkEarly(Supplier<ChipProgram> alike) {
        if (!wanted.isEmpty()) {
            check(alike.get());
        }
    }

    /** Finds the layers that are to be watched; refuses what the program does not have. */
    void check(ChipProgram program) {
        probes.clear();
        for (String each : wanted) {
            probes.add(probe(each, program));
        }
    }

    private static Probe probe(String text, ChipProgram program) {
        int colon = text.indexOf(':');
        String word = text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        for (Probe.Kind kind : Probe.Kind.values()) {
            if (kind.word().equals(word)) {
                Probe probe = new Probe(kind, layer(text, text.substring(colon + 1), program));
                checkCan(text, probe, program);
                return probe;
            }
        }
        throw new RefusedException(
                "--probe " + text + " is neither spikes:LAYER nor potentials:LAYER. Write one of them.");
    }

    private static Population layer(String text, String name, ChipProgram program) {
        List<String> names =
                program.populations().stream().map(Population::name).toList();
        return program.populations().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException("--probe " + text + ": no layer '" + name + "'."
                        + Nearest.hint(name, names) + " The layers: " + String.join(", ", names) + "."));
    }

    private static void checkCan(String text, Probe probe, ChipProgram program) {
        Population layer = probe.layer();
        boolean silent = probe.kind() == Probe.Kind.SPIKES ? layer.isReadOut() : layer.isSource();
        if (silent) {
            throw new RefusedException("--probe " + text + ": neurons of this layer have no "
                    + probe.kind().word()
                    + ". Choose another layer, or "
                    + (probe.kind() == Probe.Kind.SPIKES ? "potentials:" : "spikes:") + layer.name() + ".");
        }
        boolean isCrossbar = program.projectionsInto(layer.id()).stream()
                .anyMatch(projection -> projection.connection() instanceof Crossbar);
        if (isCrossbar && probe.kind() == Probe.Kind.POTENTIALS) {
            throw new RefusedException(
                    "--probe " + text + ": crossbar cores do not show their potentials. Probe its spikes.");
        }
    }

    /** Presents the first sample again, where anything of it is wanted. */
    void record(ChipProgram program, ChipModel chip, Supplier<? extends Stimulus> stimuli, int ticks) {
        if (formats.isEmpty() && probes.isEmpty()) {
            return;
        }
        List<Population> layers = probes.stream()
                .filter(probe -> probe.kind() == Probe.Kind.POTENTIALS)
                .map(Probe::layer)
                .distinct()
                .toList();
        sample = SampleRecord.present(program, chip, stimuli, ticks, layers);
    }

    /** Writes the files into the folder of the run, and gives their paths. */
    List<Path> write(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        SampleRecord recorded = sample;
        if (recorded != null) {
            for (TraceFormat each : formats) {
                files.add(each.write(recorded, folder));
            }
            for (Probe probe : probes) {
                files.add(probe.write(recorded, format, folder));
            }
        }
        return files;
    }
}
