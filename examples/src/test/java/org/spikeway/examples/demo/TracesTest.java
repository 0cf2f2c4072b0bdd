package org.spikeway.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.examples.digits.DigitFiles;
import org.spikeway.examples.digits.DigitGenerator;
import org.spikeway.examples.digits.DigitsNetwork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What traces and probes of a run say is what its tables say. */
class TracesTest {
    private static final int TICKS = 8;

    @TempDir
    private static Path folder;

    private static Path run;
    private static String[] inputs = {};

    @BeforeAll
    static void trace() throws IOException {
        Path network = DigitsNetwork.copyInto(folder);
        DigitFiles.write(new DigitGenerator(5), 0, 1, folder);
        inputs = new String[] {
            "run",
            "--network",
            network.toString(),
            "--data",
            folder.resolve(DigitFiles.IMAGES).toString(),
            "--ticks",
            "" + TICKS
        };
        run = folder.resolve("loihi");
        Printed printed = printed(
                "loihi",
                "--trace",
                "perfetto,vcd,noc",
                "--probe",
                "spikes:conv1",
                "--probe",
                "potentials:conv2",
                "--probe",
                "potentials:dense",
                "--live");
        assertThat(printed.code()).as(printed.errors()).isZero();
        assertThat(printed.output()).contains("trace.vcd", "spikes-conv1.csv");
        assertThat(printed.errors().strip().lines())
                .last()
                .asString()
                .startsWith("live: sample 1 of 1, tick 8 of 8, 0 s left; ")
                .contains("most spikes: core ", "most packets: (");
    }

    private static Printed printed(String chip, String... more) {
        List<String> words = new ArrayList<>(Arrays.asList(inputs));
        words.addAll(List.of("--chip", chip, "--out", folder.resolve(chip).toString()));
        words.addAll(Arrays.asList(more));
        return Printed.by(words.toArray(String[]::new));
    }

    private static List<JsonNode> events(Path of) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        JsonMapper.shared()
                .readTree(Files.readString(of.resolve("trace.perfetto.json")))
                .get("traceEvents")
                .forEach(events::add);
        return events;
    }

    private static Map<String, Long> column(Path table, String key, String value) throws IOException {
        List<String> lines = Files.readAllLines(table);
        List<String> names = List.of(lines.get(0).split(",", -1));
        Map<String, Long> sums = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            sums.merge(cells[names.indexOf(key)], number(cells[names.indexOf(value)]), Long::sum);
        }
        return sums;
    }

    private static long number(String cell) {
        return cell.isEmpty() ? 0 : (long) Double.parseDouble(cell);
    }

    private static long packets(Path of) throws IOException {
        long packets = 0;
        for (JsonNode event : events(of)) {
            packets += event.get("args").path("packets").asLong(0);
        }
        return packets;
    }

    @Test
    void shouldGivePerfettoTheSpikesAndTimesOfTheRun() throws IOException {
        Map<String, Long> spikes = new HashMap<>();
        Map<List<Integer>, Double> ends = new HashMap<>();
        double end = 0;
        for (JsonNode event : events(run)) {
            assertThat(event.get("ph").asString()).isIn("M", "X", "C");
            assertThat(event.has("name") && event.has("pid") && event.has("tid"))
                    .isTrue();
            if (event.get("ph").asString().equals("C") && event.get("args").has("spikes")) {
                spikes.merge(
                        event.get("name").asString(),
                        event.get("args").get("spikes").asLong(),
                        Long::sum);
            }
            if (event.get("ph").asString().equals("X")) {
                double begin = event.get("ts").asDouble();
                double behind = begin + event.get("dur").asDouble();
                assertThat(behind).isGreaterThan(begin);
                end = Math.max(end, behind);
                List<Integer> track =
                        List.of(event.get("pid").asInt(), event.get("tid").asInt());
                if (track.get(0) > 3) {
                    assertThat(begin)
                            .as("no overlap on a core")
                            .isGreaterThanOrEqualTo(ends.getOrDefault(track, 0.0) - 1e-6);
                    ends.put(track, behind);
                }
            }
        }
        Map<String, Long> ofTable = column(run.resolve("layers.csv"), "layer", "spikes");
        spikes.forEach((layer, count) -> assertThat(count).as(layer).isEqualTo(ofTable.getOrDefault(layer, 0L)));
        assertThat(spikes.values()).anyMatch(count -> count > 0);
        double seconds = JsonMapper.shared()
                .readTree(Files.readString(run.resolve("run.json")))
                .get("chip")
                .get("secondsPerSample")
                .asDouble();
        assertThat(end * 1e-6).isCloseTo(seconds, org.assertj.core.data.Percentage.withPercentage(1e-6));
    }

    /** A multicast chip counts packets when they are sent, as the trace does. */
    @Test
    void shouldGivePerfettoThePacketsOfTheLinks() throws IOException {
        assertThat(printed("spinnaker2", "--trace", "perfetto").code()).isZero();
        long ofTable = column(folder.resolve("spinnaker2/links.csv"), "packets", "packets").values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(packets(folder.resolve("spinnaker2"))).isPositive().isEqualTo(ofTable);
    }

    /** A unicast packet counts in a run when it arrives: those that are under way at the end are only in the trace. */
    @Test
    void shouldListEveryPacketOfTheNetwork() throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("trace.noc.txt"));
        int columns = Integer.parseInt(lines.get(0).replaceAll(".*: (\\d+) columns.*", "$1"));
        long hops = 0;
        long before = 0;
        for (String line : lines.subList(2, lines.size())) {
            long[] cells =
                    Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
            assertThat(cells).hasSize(4);
            assertThat(cells[0]).isGreaterThanOrEqualTo(before);
            assertThat(cells[1]).isNotEqualTo(cells[2]);
            before = cells[0];
            hops += Math.abs(cells[1] % columns - cells[2] % columns)
                    + Math.abs(cells[1] / columns - cells[2] / columns);
        }
        assertThat(hops).isEqualTo(packets(run));
        long arrived = column(run.resolve("links.csv"), "packets", "packets").values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(arrived).isBetween(hops / 2, hops);
    }

    @Test
    void shouldProbeEverySpikeAndPotential() throws IOException {
        Map<String, Long> ofTable = column(run.resolve("layers.csv"), "layer", "spikes");
        List<String> spikes = Files.readAllLines(run.resolve("spikes-conv1.csv"));
        assertThat(spikes.get(0)).isEqualTo("tick,channel,row,column");
        assertThat(spikes).hasSize(1 + Math.toIntExact(ofTable.get("conv1")));
        List<String> potentials = Files.readAllLines(run.resolve("potentials-conv2.csv"));
        assertThat(potentials).hasSize(1 + TICKS * 12 * 14 * 14);
        assertThat(potentials.get(1)).startsWith("1,0,0,0,");
        assertThat(potentials.get(potentials.size() - 1)).startsWith(TICKS + ",11,13,13,");
    }

    @Test
    void shouldProbeThePotentialsThatGiveTheAnswer() throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("potentials-dense.csv"));
        int best = -1;
        double largest = Double.NEGATIVE_INFINITY;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals(String.valueOf(TICKS)) && Double.parseDouble(cells[4]) > largest) {
                best = Integer.parseInt(cells[1]);
                largest = Double.parseDouble(cells[4]);
            }
        }
        assertThat(column(run.resolve("images.csv"), "image", "snn_T" + TICKS)).containsEntry("0", (long) best);
    }

    @Test
    void shouldRefuseALayerThatIsNotThereBeforeTheRun() {
        Printed typo = printed("ideal", "--probe", "spikes:cnov1");
        assertThat(typo.code()).isEqualTo(2);
        assertThat(typo.errors())
                .contains("no layer 'cnov1'. Did you mean conv1?")
                .hasLineCount(1);
        assertThat(printed("ideal", "--probe", "conv1").errors()).contains("neither spikes:LAYER nor potentials:LAYER");
        assertThat(folder.resolve("ideal")).doesNotExist();
    }

    /** GTKWave's own converter reads the dump, where it is installed. */
    @Test
    void shouldBeReadByGtkwave() throws Exception {
        Path converter = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(path -> Path.of(path, "vcd2fst"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> {
                    System.err.println("SKIPPED: vcd2fst of GTKWave is not installed");
                    return abort("vcd2fst of GTKWave is not installed");
                });
        Path fst = folder.resolve("trace.fst");
        Process reading = new ProcessBuilder(
                        converter.toString(), run.resolve("trace.vcd").toString(), fst.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("vcd2fst.txt").toFile())
                .start();
        assertThat(reading.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(reading.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("vcd2fst.txt"))).doesNotContainIgnoringCase("error");
        assertThat(fst).isNotEmptyFile();
    }
}
