package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.ReferenceData;

/** Everything that a user can get wrong gives one line, exit code 2, and nothing half-written. */
class BadInputTest {
    @TempDir
    private Path folder;

    private String network;
    private String images;
    private String out;

    @BeforeEach
    void find() {
        network = ReferenceData.require("nets/mnist_mlp.onnx").toString();
        images = ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz")
                .toString();
        out = folder.resolve("out").toString();
    }

    private void refused(String expected, String... arguments) throws IOException {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.errors()).contains(expected);
        assertThat(run.errors().strip().lines()).hasSize(1);
        assertThat(run.errors()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(run.code()).isEqualTo(2);
        assertThat(Path.of(out)).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith(".spikeway"));
        }
    }

    private String[] run(String... changes) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--network",
                network,
                "--data",
                images,
                "--chip",
                "ideal",
                "--ticks",
                "4",
                "--samples",
                "5",
                "--out",
                out));
        for (int i = 0; i < changes.length; i += 2) {
            int at = arguments.indexOf(changes[i]);
            if (at < 0) {
                arguments.addAll(Arrays.asList(changes[i], changes[i + 1]));
            } else {
                arguments.set(at + 1, changes[i + 1]);
            }
        }
        return arguments.toArray(String[]::new);
    }

    @Test
    void shouldNameAMisspeltOptionBeforeWhatIsMissing() throws IOException {
        refused("Unknown option: '--frm'. Did you mean --from?", "aer", "cut", "--frm", "1ms", "in.raw");
        refused("Unknown option: '--netwrk'. Did you mean --network?", "run", "--netwrk=" + network);
        refused("Missing required option", "run", "--network", network);
    }

    @Test
    void shouldRefuseMissingFiles() throws IOException {
        refused("no-such.onnx", run("--network", "no-such.onnx"));
        refused("no-such.idx", run("--data", "no-such.idx"));
        refused("no-such.idx", run("--labels", "no-such.idx"));
        refused("no-such.json", run("--thresholds", "no-such.json"));
        refused("no-such.idx", run("--calibrate", "no-such.idx:10"));
    }

    /** What comes after it, such as reading thresholds, is not reached. */
    @Test
    void shouldRefuseAnUnknownLayerToWatchBeforeItConverts() throws IOException {
        refused("no layer 'none'", run("--probe", "spikes:none", "--thresholds", "no-such.json"));
    }

    @Test
    void shouldRefuseATruncatedNetwork() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(network));
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, whole.length / 2));
        refused("cut.onnx", run("--network", cut.toString()));
    }

    @Test
    void shouldRefuseImagesOfAnotherShape() throws IOException {
        String cifar =
                ReferenceData.require("images/cifar10_test_lossless_249.bin").toString();
        refused("3×32×32", run("--data", cifar));
    }

    @Test
    void shouldRefuseALabelThatTheNetworkDoesNotKnow() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.txt"), "1\n2\n3\n10\n4\n" + "0\n".repeat(9995));
        refused("image 3 has label 10", run("--labels", labels.toString()));
    }

    @Test
    void shouldRefuseAnUnknownChipWithASuggestion() throws IOException {
        refused("loihi", run("--chip", "loihy"));
    }

    @Test
    void shouldRefuseANetworkThatIsTooLargeForTheChip() throws IOException {
        String resnet = ReferenceData.require("nets/resnet20_folded.onnx").toString();
        String cifar =
                ReferenceData.require("images/cifar10_test_lossless_249.bin").toString();
        Path small = Files.writeString(folder.resolve("small.yaml"), smallLoihi());
        refused("cores needed", run("--network", resnet, "--data", cifar, "--chip", small.toString()));
    }

    /** The catalogue's chip with room for a single chip. */
    private static String smallLoihi() throws IOException {
        try (var in = org.spikeway.chip.ChipModel.class.getResourceAsStream("catalogue/loihi.yaml")) {
            String text = new String(
                    java.util.Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return text.replaceAll("(?m)^  chips: .*$", "  chips: {value: 1, unit: chips, source: this test}")
                    .replaceAll("(?m)^  chipsX: .*$", "  chipsX: {value: 1, unit: chips, source: this test}");
        }
    }

    @Test
    void shouldRefuseFlagsOutOfRange() throws IOException {
        refused("--ticks 0", run("--ticks", "0"));
        refused("--ticks", run("--ticks", "eight"));
        refused("--samples", run("--samples", "0"));
        refused("pictures asked for", run("--samples", "10001"));
        refused("--workers 0", run("--workers", "0"));
        refused("--threshold 'median'", run("--threshold", "median"));
        refused("percentile 101", run("--threshold", "percentile:101"));
        refused("--reset 'medium'", run("--reset", "medium"));
        refused("--normalize", run("--normalize", "1,2/3,4"));
        refused("--precision", run("--chip", "loihi", "--precision", "double"));
        refused("--seed", run("--seed", "-1"));
        refused("--tick", run("--tik", "1"));
        refused("Missing required option", "run", "--network", network);
        refused("Unmatched argument", "rum");
    }

    @Test
    void shouldRefuseThresholdsThatAreNone() throws IOException {
        Path none = Files.writeString(folder.resolve("t.json"), "[1.0]");
        refused("1 thresholds given, 2 layers fire", run("--thresholds", none.toString()));
        refused(
                "not JSON",
                run(
                        "--thresholds",
                        Files.writeString(folder.resolve("t.json"), "[1.0").toString()));
        refused(
                "entry 1",
                run(
                        "--thresholds",
                        Files.writeString(folder.resolve("t.json"), "[1,\"a\"]").toString()));
        refused(
                "not a positive",
                run(
                        "--thresholds",
                        Files.writeString(folder.resolve("t.json"), "[1,-1]").toString()));
    }

    @Test
    void shouldRefuseAnOutputThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "here");
        refused("not a folder", run("--out", file.toString()));
        refused("cannot be written", run("--out", file.resolve("below").toString()));
    }
}
