package org.spikeway.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.examples.digits.DigitFiles;
import org.spikeway.examples.digits.DigitGenerator;
import org.spikeway.examples.digits.DigitsNetwork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The embedded ResNet-8 on every chip of the catalogue. On TrueNorth it fills 4,096 cores, which takes a minute: there only
 * with {@code -Dspikeway.crossbars=all}.
 */
class EmbeddedNetworkOnChipsTest {
    @TempDir
    private Path folder;

    private Path network;

    static List<String> names() {
        boolean all = System.getProperty("spikeway.crossbars", "").equals("all");
        return new ChipCatalogue()
                .names().stream()
                        .filter(name -> all || !name.equals("truenorth"))
                        .toList();
    }

    @BeforeEach
    void draw() throws IOException {
        network = DigitsNetwork.copyInto(folder.resolve("inputs"));
        DigitFiles.write(new DigitGenerator(5), 0, 10, folder.resolve("inputs"));
    }

    private Printed run(String chip, String out, String workers) {
        Path images = folder.resolve("inputs").resolve(DigitFiles.IMAGES);
        return Printed.by(
                "run",
                "--network",
                network.toString(),
                "--data",
                images.toString(),
                "--chip",
                chip,
                "--ticks",
                "24",
                "--samples",
                "4",
                "--workers",
                workers,
                "--out",
                folder.resolve(out).toString());
    }

    private JsonNode json(String out) {
        return JsonMapper.shared()
                .readTree(folder.resolve(out).resolve("run.json").toFile());
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldRunTheSameWithAnyNumberOfWorkersAndPriceAgainToTheLastDigit(String chip) throws IOException {
        for (String workers : List.of("1", "2")) {
            Printed run = run(chip, workers, workers);
            assertThat(run.errors()).isEmpty();
            assertThat(run.code()).isZero();
        }
        assertThat(json("2").get("energy")).isEqualTo(json("1").get("energy"));
        assertThat(folder.resolve("2/activity.json")).hasSameTextualContentAs(folder.resolve("1/activity.json"));
        Printed price = Printed.by("price", folder.resolve("1").toString(), "--json");
        assertThat(JsonMapper.shared().readTree(price.output()).get("energy"))
                .isEqualTo(json("1").get("energy"));
        requireSums(json("1"));
        requireNeuroBench(json("1").get("neurobench"));
    }

    /** The rows of energy.csv add up to every bill. */
    private void requireSums(JsonNode run) throws IOException {
        Map<String, Double> sums = new HashMap<>();
        List<String> lines = Files.readAllLines(folder.resolve("1/energy.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.replaceAll("\"[^\"]*\"", "quoted").split(",", -1);
            sums.merge(cells[0], Double.parseDouble(cells[5]), Double::sum);
        }
        for (JsonNode bill : run.get("energy")) {
            double total = bill.get("picojoulesPerSample").asDouble();
            assertThat(sums.get(bill.get("name").asString())).isCloseTo(total, within(1e-9 * total));
        }
        String chip = run.get("chip").get("name").asString();
        assertThat(sums).hasSize(chip.equals("ideal") ? 5 : 6);
        assertThat(sums.containsKey(chip)).isEqualTo(!chip.equals("ideal"));
    }

    private static void requireNeuroBench(JsonNode metrics) {
        assertThat(metrics.get("footprint").asDouble()).isPositive();
        assertThat(metrics.get("connection_sparsity").asDouble()).isBetween(0.0, 1.0);
        assertThat(metrics.get("activation_sparsity").asDouble()).isBetween(0.3, 1.0);
        JsonNode operations = metrics.get("synaptic_operations");
        double effective = operations.get("Effective_ACs").asDouble();
        assertThat(effective).isPositive().isLessThan(operations.get("Dense").asDouble());
        assertThat(operations.get("Effective_MACs").asDouble()).isPositive();
    }
}
