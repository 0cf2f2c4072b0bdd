package org.spikeway.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.Subcommand;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.Parallel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway bench}: measures the engine on known workloads, and the limit of the machine beside it. */
@Command(
        name = "bench",
        description = "Measures how fast the engine runs known workloads, beside what its kernels alone can do.",
        footer = {
            "",
            "Examples:",
            "  spikeway bench",
            "  spikeway bench TN --cores 4096 --workers 2",
            "  spikeway bench RESNET20 --network resnet20.onnx --data images.bin --workers 2 \\",
            "    --calibrate training.bin:1000 --normalize 0.485,0.456,0.406/0.229,0.224,0.225"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class BenchCommand implements Subcommand {
    private static final int MOST_CORES = 4096;
    private static final int MOST_TICKS = 1_000_000;
    private static final int MOST_WORKERS = 1024;
    private static final long SEED = 1;

    /** What can be measured. */
    enum Name {
        FF,
        REC,
        CONV,
        TN,
        BUS,
        RESNET20
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WORKLOAD",
            description = "${COMPLETION-CANDIDATES}; without it all but the last.")
    private @Nullable Name name;

    @Option(names = "--workers", defaultValue = "1", paramLabel = "N", description = "Threads (default: 1).")
    private int workers;

    @Option(
            names = "--cores",
            paramLabel = "C",
            description =
                    "FF, REC: cores of a layer (default: 1); CONV: of a convolution (default: 1); TN: of the chip "
                            + "(default: 64).")
    private @Nullable Integer cores;

    @Option(
            names = "--active",
            defaultValue = "1",
            paramLabel = "FRACTION",
            description = "TN: share of the cores that do anything (default: 1).")
    private double active;

    @Option(
            names = "--ticks",
            paramLabel = "N",
            description = "Ticks of a sample (default: 1000; TN: 100; RESNET20: 128).")
    private @Nullable Integer ticks;

    @Option(names = "--network", paramLabel = "F.onnx", description = "RESNET20: the trained network.")
    private @Nullable Path network;

    @Option(names = "--data", paramLabel = "IMAGES", description = "RESNET20: the images.")
    private @Nullable Path data;

    @Option(
            names = "--chip",
            defaultValue = "loihi",
            paramLabel = "NAME|FILE.yaml",
            description = "RESNET20: the chip (default: ${DEFAULT-VALUE}).")
    private String chip = "";

    @Option(
            names = "--normalize",
            paramLabel = "MEAN/STD",
            description = "RESNET20: what to do with the pixels, as in spikeway run.")
    private @Nullable String normalize;

    @Option(
            names = "--calibrate",
            paramLabel = "IMAGES[:COUNT]",
            description = "RESNET20: images that give the thresholds (default: of the data).")
    private @Nullable String calibrate;

    @Option(names = "--json", description = "One JSON object a workload instead of text.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        if (name != null) {
            measure(name);
            return 0;
        }
        for (Name each : Name.values()) {
            if (each != Name.RESNET20) {
                measure(each);
            }
        }
        return 0;
    }

    private void check() {
        within("--workers", workers, MOST_WORKERS);
        within("--cores", cores == null ? 1 : cores, MOST_CORES);
        within("--ticks", ticks == null ? 1 : ticks, MOST_TICKS);
        if (!(active > 0 && active <= 1)) {
            throw new RefusedException(
                    "--active " + active + " is not above 0 and at most 1. Give a share such as 0.01.");
        }
    }

    private static void within(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new RefusedException(option + " " + value + " is outside 1…" + most + ".");
        }
    }

    private void measure(Name each) throws IOException, InterruptedException {
        switch (each) {
            case BUS -> print(BenchResult.bus(new BusSpeed().bus(), new BusSpeed().bare()));
            case RESNET20 -> print(images());
            default -> {
                Workload workload = workload(each);
                EngineOptions options = EngineOptions.workers(workers).withParallel(Parallel.CORES);
                Measurement.Result measured = new Measurement(workload, options).measure();
                print(BenchResult.of(
                        workload, workers, measured, KernelLimit.eventsPerSecond(workload, Parallel.CORES)));
            }
        }
    }

    private Workload workload(Name each) {
        return switch (each) {
            case FF -> LayeredWorkloads.feedForward(cores(1), ticks(1000), SEED);
            case REC -> NeuralWorkloads.recurrent(cores(workers), ticks(1000), SEED);
            case CONV -> LayeredWorkloads.convolution(cores(1), ticks(1000), SEED);
            default -> NeuralWorkloads.trueNorth(cores(64), active, ticks(100), SEED);
        };
    }

    private int cores(int otherwise) {
        return cores == null ? otherwise : cores;
    }

    private int ticks(int otherwise) {
        return ticks == null ? otherwise : ticks;
    }

    private BenchResult images() throws IOException {
        if (network == null || data == null) {
            throw new RefusedException("RESNET20 needs --network F.onnx and --data IMAGES.");
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--ticks", Integer.toString(ticks(128)));
        options.put("--workers", Integer.toString(workers));
        options.put("--method", "plain");
        if (normalize != null) {
            options.put("--normalize", normalize);
        }
        if (calibrate != null) {
            options.put("--calibrate", calibrate);
        }
        return new ImageBench(network, data, chip, options, workers).measure();
    }

    private void print(BenchResult result) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? result.json() : result.text());
        out.flush();
    }
}
