package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.ReferenceData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of a run of a residual network on loihi, in the run folder and in a browser. */
class ReportPageTest {
    private static final String EVIL = "</script><script>fail()</script>&\u2028";

    @TempDir
    private static Path folder;

    private static Path out = Path.of("");

    @BeforeAll
    static void runANetwork() {
        out = folder.resolve("run");
        CommandLineRun run = CommandLineRun.of(
                "run",
                "--network",
                ReferenceData.require("nets/mnist_sengresnet8.onnx").toString(),
                "--data",
                ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz")
                        .toString(),
                "--calibrate",
                ReferenceData.require("images/mnist_train10k_csvorder-images-idx3-ubyte.gz") + ":20",
                "--chip",
                "loihi",
                "--ticks",
                "8,16",
                "--samples",
                "4",
                "--out",
                out.toString());
        assertThat(run.errors()).isEmpty();
    }

    private static JsonNode json(String name) {
        return JsonMapper.shared().readTree(out.resolve(name).toFile());
    }

    @Test
    void shouldHoldTheSpikesOfTheFirstSampleAsTheRunCountedThem() throws IOException {
        JsonNode first = json("first-sample.json");
        List<String> images = Files.readAllLines(out.resolve("images.csv"));
        List<String> names = List.of(images.get(0).split(","));
        String[] row = images.get(1).split(",");
        assertThat(first.get("layers")).isNotEmpty();
        for (JsonNode layer : first.get("layers")) {
            long sum = 0;
            for (JsonNode tick : layer.get("spikes")) {
                sum += tick.asLong();
            }
            int column = names.indexOf("spikes_" + layer.get("name").asString());
            assertThat(sum).isEqualTo(Long.parseLong(row[column]));
        }
    }

    @Test
    void shouldBeMadeAgainFromTheFilesAlone() throws IOException {
        Path again = folder.resolve("again.html");
        CommandLineRun run = CommandLineRun.of("report", out.toString(), "--out", again.toString());
        assertThat(run.code()).isZero();
        assertThat(again).hasSameTextualContentAs(out.resolve("report.html"));
        assertThat(Files.size(again)).isLessThan(2_000_000);
    }

    @Test
    void shouldNameAFolderThatHoldsNoRun() {
        CommandLineRun run = CommandLineRun.of("report", folder.resolve("none").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("run.json: no such file. Give the folder of a finished run.");
    }

    @Test
    void shouldShowTheNumbersOfTheRunInABrowser() throws IOException, InterruptedException {
        try (Browser browser = browser(out.resolve("report.html"))) {
            JsonNode run = json("run.json");
            String accuracy = String.format(
                    Locale.ROOT,
                    "%.2f %%",
                    100 * run.path("snn").path("accuracy").path("16").asDouble());
            assertThat(text(browser, "#accuracy .value")).isEqualTo(accuracy);
            assertThat(text(browser, "#cores .value"))
                    .isEqualTo(run.path("chip").path("coresUsed").asString());
            assertThat(text(browser, "#command")).startsWith("spikeway run --network ");
            for (String chart : List.of(
                    "accuracy",
                    "spikes",
                    "energy",
                    "layer-energy",
                    "operation-energy",
                    "cores",
                    "links",
                    "raster",
                    "tick",
                    "times")) {
                assertThat(browser.ask("document.querySelectorAll('#" + chart + "-chart svg [data-tip]').length")
                                .asInt())
                        .as(chart)
                        .isPositive();
            }
            assertThat(browser.ask("document.querySelectorAll('#cores-chart [data-core]').length")
                            .asInt())
                    .isEqualTo(run.path("chip").path("coresUsed").asInt());
            assertThat(browser.ask("document.querySelectorAll('#energy-chart [data-tip]').length")
                            .asInt())
                    .isEqualTo(run.path("energy").size());
            assertThat(browser.ask("document.documentElement.scrollWidth <= innerWidth")
                            .asBoolean())
                    .isTrue();
            hover(browser);
            slide(browser);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests())
                    .isNotEmpty()
                    .allMatch(url -> url.startsWith("file:") || url.equals("data:,"));
        }
    }

    /** Points until the page answers: a move that overtakes the scrolling is lost on what was there before. */
    private static void hover(Browser browser) throws InterruptedException {
        browser.repeatUntil("document.querySelector('#tip.on') !== null", () -> {
            JsonNode place =
                    browser.ask("(() => { const core = document.querySelector('#cores-chart [data-core=\"0\"]');"
                            + " core.scrollIntoView({ block: 'center' }); const box = core.getBoundingClientRect();"
                            + " return [box.x + box.width / 2, box.y + box.height / 2]; })()");
            browser.point(1, 1);
            browser.point(place.get(0).asDouble(), place.get(1).asDouble());
        });
        assertThat(text(browser, "#tip")).startsWith("core 0, tile (0, 0)");
    }

    private static void slide(Browser browser) throws InterruptedException {
        JsonNode first = json("first-sample.json");
        long sum = 0;
        for (JsonNode layer : first.get("layers")) {
            sum += layer.get("spikes").get(9).asLong();
        }
        browser.ask("(() => { const slider = document.getElementById('tick'); slider.value = 10;"
                + " slider.dispatchEvent(new Event('input')); })()");
        assertThat(text(browser, "#tick-says")).startsWith(String.format(Locale.ROOT, "tick 10: %,d spikes, ", sum));
    }

    @Test
    void shouldShowALayerNamedLikeAScriptAsText() throws IOException, InterruptedException {
        Path evil = Files.createDirectories(folder.resolve("evil"));
        String name = json("run.json")
                .path("activity")
                .path("spikesPerSample")
                .propertyNames()
                .iterator()
                .next();
        for (String file : List.of("run.json", "layers.csv", "cores.csv", "energy.csv", "links.csv", "chip.yaml")) {
            String text = Files.readString(out.resolve(file));
            Files.writeString(evil.resolve(file), file.equals("chip.yaml") ? text : text.replace(name, EVIL));
        }
        assertThat(CommandLineRun.of("report", evil.toString()).errors()).isEmpty();
        String page = Files.readString(evil.resolve("report.html"));
        assertThat(page.split("</script>", -1)).hasSize(3);
        try (Browser browser = browser(evil.resolve("report.html"))) {
            assertThat(text(browser, "#spikes-chart")).contains("</script>");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static Browser browser(Path page) throws IOException, InterruptedException {
        Optional<Path> chromium = Browser.find();
        if (chromium.isEmpty()) {
            System.err.println("SKIPPED: no chromium on the path and none given by -Dchromium=FILE");
        }
        assumeTrue(chromium.isPresent(), "no chromium on the path and none given by -Dchromium=FILE");
        return Browser.open(chromium.get(), Files.createTempDirectory(folder, "profile"), page);
    }

    private static String text(Browser browser, String selector) throws InterruptedException {
        return browser.ask("document.querySelector('" + selector + "').textContent")
                .asString();
    }
}
