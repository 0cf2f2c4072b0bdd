package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.nir.NirReader;
import org.spikeway.mapping.nir.NirWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code spikeway convert}: a trained network in, a NIR graph of spiking neurons out. */
@Command(
        name = "convert",
        description =
                "Converts a network to spikes and writes it as a NIR graph, for spikeway run or other simulators.",
        footer = {
            "",
            "--ticks says for how many ticks the conversion is made, where its method asks. --samples, --seed, --dt and",
            "--journal are for runs and cannot be given.",
            "",
            "Example:",
            "  spikeway convert resnet20.onnx --calibrate cifar10_train.bin:1000 \\",
            "    --normalize 0.485,0.456,0.406/0.229,0.224,0.225 -o resnet20.nir"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ConvertCommand implements Subcommand {
    private static final List<String> OF_RUNS =
            List.of("--samples", "--seed", "--dt", "--journal", "--placer", "--map-seconds", "--map-seed");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NET.onnx", description = "The trained network.")
    private Path network = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "NET.nir",
            description = "The NIR file to write.")
    private Path output = Path.of("");

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException {
        ParseResult given = spec.commandLine().getParseResult();
        for (String option : OF_RUNS) {
            if (given.hasMatchedOption(option)) {
                throw new RefusedException(option + " is for a run, not for a conversion. Leave it out.");
            }
        }
        String calibrate = options.calibrate;
        if (calibrate == null) {
            throw new RefusedException("a conversion needs images. Give some with --calibrate.");
        }
        if (NirReader.reads(network) || !NirReader.reads(output)) {
            throw new RefusedException(
                    "a conversion reads an ONNX file and writes one that ends in .nir. Give both names so.");
        }
        RunSettings settings = new RunSettings(options);
        OnnxSource source = new OnnxSource(network, options, spec.commandLine().getErr());
        NirWriter.check(source.provisional(settings, settings.coding()));
        ImageSet images = RunImages.openCalibration(calibrate);
        RunImages prepared = new RunImages(images, options, settings.normalisation, source.input());
        NetworkSource.Spiking converted = source.spiking(prepared, settings, settings.coding());
        SpikingModel spiking = converted.network();
        write(spiking, provenance(converted.settings()));
        spec.commandLine()
                .getOut()
                .println(network.getFileName() + ": " + spiking.graph().layers().size() + " layers, calibrated on "
                        + prepared.calibrationName + ", written to " + output);
        check(converted.settings())
                .ifPresent(line -> spec.commandLine().getOut().println("  check: " + line));
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** Writes beside the file and moves it in when it is complete. */
    private void write(SpikingModel spiking, Map<String, String> provenance) throws IOException {
        Path folder = output.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new RefusedException("the folder of " + output + " is not there. Make it first.");
        }
        Path draft = Files.createTempFile(folder, ".spikeway-", ".nir");
        try {
            NirWriter.write(draft, spiking, provenance);
            Files.move(draft, output, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** What the conversion lost, in words; a code of first spikes is not checked. */
    private static Optional<String> check(Map<String, Object> settings) {
        return settings.get("check") instanceof Map<?, ?> check
                ? Optional.of(String.valueOf(check.get("summary")))
                : Optional.empty();
    }

    private Map<String, String> provenance(Map<String, Object> settings) throws IOException {
        Map<String, String> words = new TreeMap<>();
        settings.forEach((name, value) -> words.put(name, String.valueOf(value)));
        check(settings).ifPresent(line -> words.put("check", line));
        words.put("ticks", String.valueOf(options.ticks.get(options.ticks.size() - 1)));
        words.values().removeIf(String::isEmpty);
        words.put("writer", "spikeway 0.1.0");
        words.put("source", String.valueOf(network.getFileName()));
        words.put("source_sha256", sha256(network));
        return words;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
