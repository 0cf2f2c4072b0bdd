package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that is mapped once runs as if it were mapped for the run, and shows what it holds. */
class MapCommandTest {
    @TempDir
    private Path folder;

    private String network;
    private String images;
    private String program;

    @BeforeEach
    void find() {
        network = ReferenceData.require("nets/mnist_sengresnet8.onnx").toString();
        images = ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz")
                .toString();
        program = folder.resolve("net.program").toString();
    }

    private static CommandLineRun done(String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        return run;
    }

    private CommandLineRun map() {
        return done(
                "map",
                network,
                "--chip",
                "loihi",
                "--calibrate",
                images + ":5",
                "--ticks",
                "8",
                "--placer",
                "curve",
                "--out",
                program);
    }

    /** Two images on loihi. */
    private void run(Path out, String option, String value) {
        done(
                "run",
                "--network",
                network,
                "--chip",
                "loihi",
                "--calibrate",
                images + ":5",
                option,
                value,
                "--data",
                images,
                "--samples",
                "2",
                "--ticks",
                "8",
                "--out",
                out.toString());
    }

    private static void refused(String expected, String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.errors()).contains(expected).doesNotContain("Exception");
        assertThat(run.errors().strip().lines()).hasSize(1);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void shouldRunAStoredProgramLikeTheNetwork() throws IOException {
        map();
        Path direct = folder.resolve("direct");
        Path stored = folder.resolve("stored");
        run(direct, "--placer", "curve");
        done("run", program, "--data", images, "--samples", "2", "--ticks", "8", "--out", stored.toString());
        for (String file : new String[] {"layers", "cores", "links", "images", "energy"}) {
            String name = file + ".csv";
            assertThat(stored.resolve(name)).hasSameBinaryContentAs(direct.resolve(name));
        }
    }

    @Test
    void shouldShowLayersAndCoresOfAProgram() {
        String report = map().output();
        assertThat(report).contains("of 4,096 cores", "spikes × hops", "curve", "program " + program);
        String shown = done("map", "show", program).output();
        assertThat(shown).contains("on loihi").contains("synapse bits");
        assertThat(done("map", "show", program, "--core", "0").output())
                .contains("core 0", "synapse memory", "sends to");
        assertThat(done("map", "show", program, "--core", "0", "--json").output())
                .contains("\"core\" : 0");
        refused("core 99999 of net.program holds nothing", "map", "show", program, "--core", "99999");
    }

    @Test
    void shouldRefuseToDecideTwice() {
        map();
        String out = folder.resolve("out").toString();
        refused("--chip was decided", "run", program, "--chip", "ideal", "--data", images, "--out", out);
        refused("--placer was decided", "run", program, "--placer", "greedy", "--data", images, "--out", out);
        refused("no such file", "run", program + "x", "--data", images, "--out", out);
        refused("no program file", "run", network, "--data", images, "--out", out);
        refused("Missing required option: '--chip", "run", "--network", network, "--data", images, "--out", out);
        refused("Missing required option: '--network", "run", "--chip", "ideal", "--data", images, "--out", out);
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void shouldRefuseToMapWithoutItsParts() {
        String calibrate = images + ":5";
        refused("needs the network", "map", "--chip", "loihi", "--calibrate", calibrate);
        refused("needs the chip", "map", network, "--calibrate", calibrate);
        refused("needs images for a program", "map", network, "--chip", "loihi", "--out", program);
        refused("--partition 'rows' is unknown", "map", network, "--chip", "loihi", "--partition", "rows");
        refused("Leave out --chip", "map", network, "--compare", "loihi", "--chip", "loihi");
        refused("chip 'lohi' is not known. Did you mean loihi?", "map", network, "--compare", "ideal,lohi");
        refused("as many cores as asked for", "map", network, "--chip", "ideal", "--fit");
        String nowhere = folder.resolve("none/p.program").toString();
        refused("Make it first", "map", network, "--chip", "loihi", "--calibrate", calibrate, "--out", nowhere);
        assertThat(Files.exists(Path.of(nowhere))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiles", "channels"})
    void shouldSpikeTheSameHoweverLayersAreCut(String partition) throws IOException {
        for (String way : new String[] {"cost", partition}) {
            run(folder.resolve(way), "--partition", way);
        }
        Path cut = folder.resolve(partition);
        assertThat(cut.resolve("images.csv")).hasSameTextualContentAs(folder.resolve("cost/images.csv"));
        if (partition.equals("channels")) {
            assertThat(Files.mismatch(cut.resolve("cores.csv"), folder.resolve("cost/cores.csv")))
                    .isNotNegative();
        }
    }

    @Test
    void shouldSizeWithoutImages() {
        String sizing = done("map", network, "--chip", "loihi").output();
        assertThat(sizing)
                .contains(
                        "mnist_sengresnet8.onnx on loihi: ",
                        "fullest core of",
                        "of heap that Java may use",
                        "take images: --calibrate");
    }

    @Test
    void shouldFindTheFewestCoresThatHoldIt() {
        JsonNode fits = json("map", network, "--chip", "loihi", "--fit", "--json");
        int cores = fits.get(0).get("cores").asInt();
        assertThat(fits.get(0).get("chips").asInt()).isEqualTo((cores + 127) / 128);
        int tiles =
                fits.get(1).get("tilesX").asInt() * fits.get(1).get("tilesY").asInt();
        assertThat(tiles * 4).isGreaterThanOrEqualTo(cores);
        JsonNode sized = json("map", network, "--chip", "loihi", "--json");
        assertThat(sized.get("heap").get("bytes").asLong())
                .isBetween(1L << 20, Runtime.getRuntime().maxMemory());
        assertThat(sized.get("sizing").get("cores").get("used").asInt()).isEqualTo(cores);
    }

    @Test
    void shouldPutOneNetworkOnSeveralChipsAndGoOnAfterARefusal() throws IOException {
        Path small = Files.writeString(
                folder.resolve("small.yaml"),
                "extends: loihi\nname: small\ncore:\n  neurons: {value: 1, unit: compartments, source: ours}\n");
        JsonNode rows = json(
                "map", network, "--compare", "loihi," + small, "--calibrate", images + ":3", "--ticks", "8", "--json");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("packetHops").asLong()).isPositive();
        assertThat(rows.get(0).get("microjoules").asDouble()).isPositive();
        assertThat(rows.get(1).get("refused").asString()).contains("a neuron takes 2 compartments");
    }

    private static JsonNode json(String... arguments) {
        return JsonMapper.shared().readTree(done(arguments).output());
    }
}
