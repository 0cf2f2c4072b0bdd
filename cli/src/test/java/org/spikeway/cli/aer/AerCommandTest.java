package org.spikeway.cli.aer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.cli.Spikeway;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AerCommandTest {
    @TempDir
    Path folder;

    private String output = "";
    private String errors = "";

    private int run(Object... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            String[] words = new String[arguments.length + 1];
            words[0] = "aer";
            for (int i = 0; i < arguments.length; i++) {
                words[i + 1] = arguments[i].toString();
            }
            return Spikeway.execute(words);
        } finally {
            System.setOut(out);
            System.setErr(err);
            output = printed.toString(StandardCharsets.UTF_8);
            errors = complained.toString(StandardCharsets.UTF_8);
        }
    }

    private static Path recording(String name) {
        return ReferenceData.require("aer/recordings/" + name);
    }

    private JsonNode info(Path file) {
        assertThat(run("info", file, "--json")).as(errors).isZero();
        return JsonMapper.shared().readTree(output);
    }

    /** Sums that the recording's own publishers give. */
    @Test
    void shouldGiveThePublishedSums() {
        JsonNode info = info(recording("ros_ecc_evt3_trigger_evt3.raw"));
        assertThat(info.get("events").asLong()).isEqualTo(82_469);
        assertThat(info.get("sum_t_us").asLong()).isEqualTo(1_222_326_831_810L);
        assertThat(info.get("sum_x").asLong()).isEqualTo(42_078_718);
        assertThat(info.get("sum_y").asLong()).isEqualTo(31_656_267);
        assertThat(info.get("sum_p").asLong()).isEqualTo(41_439);
        assertThat(info.get("skipped").get("triggers").asLong()).isEqualTo(2);
    }

    @Test
    void shouldPrintInfoForPeople() {
        assertThat(run("info", recording("sample_nmnist.bin"))).isZero();
        assertThat(output)
                .contains("format    N-MNIST", "events    4,325 (", "time      654 to 311,175 us (time policy keep)");
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "faery_evt2.raw, x.raw, --to=evt2",
        "faery_evt2.raw, x.raw, --to=evt3",
        "dvs.es, x.es, --from-zero",
        "dvs.es, x.dat, --to=dat",
        "tonic_sample.aedat4, x.aedat4, --to=aedat4",
        "tonic_sample.aedat4, x.es, --from-zero",
        "derived_from_ecc_libcaer_rollover.aedat, x.aedat, --to=aedat3",
        "aedat1_dvs128_from_nmnist.dat, x.aedat, --to=aedat2",
        "aedat1_dvs128_from_nmnist.dat, x.bin, --to=nmnist",
    })
    void shouldConvertWithoutLosingEvents(String from, String to, String option) {
        JsonNode before = info(recording(from));
        assertThat(run("convert", recording(from), folder.resolve(to), option))
                .as(errors)
                .isZero();
        JsonNode after = info(folder.resolve(to));
        for (String field : new String[] {"events", "on", "sum_x", "sum_y", "duration_us"}) {
            assertThat(after.get(field)).as(field).isEqualTo(before.get(field));
        }
    }

    @Test
    void shouldWriteWhatLiesBeforeTheDamageAndThenRefuse() throws IOException {
        Path file = folder.resolve("x.aedat");
        byte[] whole = Files.readAllBytes(recording("derived_from_ecc_libcaer_rollover.aedat"));
        String text = new String(whole, 0, 1000, StandardCharsets.ISO_8859_1);
        int packet = text.indexOf("END-HEADER\r\n") + 12;
        int events = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(packet + 20);
        Arrays.fill(whole, packet + 28 + 8 * events, packet + 56 + 8 * events, (byte) -1);
        Files.write(file, whole);
        assertThat(run("convert", file, folder.resolve("y.aedat"), "--to", "aedat3"))
                .isEqualTo(2);
        assertThat(errors.lines()).hasSize(1);
        assertThat(errors).contains(String.format("byte %,d: a packet of type -1", packet + 28 + 8 * events));
        assertThat(output).startsWith(String.format("%,d events written", events));
        assertThat(info(folder.resolve("y.aedat")).get("events").asInt())
                .isEqualTo(events)
                .isPositive();
    }

    @Test
    void shouldCutWindowsAndSlices() {
        Path source = recording("dvs.es");
        assertThat(run("cut", source, folder.resolve("a.es"), "--from", "100ms", "--until", "200ms"))
                .isZero();
        JsonNode part = info(folder.resolve("a.es"));
        assertThat(part.get("t_first_us").asLong()).isGreaterThanOrEqualTo(100_000);
        assertThat(part.get("t_last_us").asLong()).isLessThan(200_000);
        assertThat(run("cut", source, folder.resolve("s.es"), "--every", "250ms"))
                .isZero();
        long sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += info(folder.resolve("s-" + i + ".es")).get("events").asLong();
        }
        assertThat(sum).isEqualTo(473_225);
        assertThat(run("cut", source, folder.resolve("c.es"), "--every-count", "400000"))
                .isZero();
        assertThat(info(folder.resolve("c-1.es")).get("events").asLong()).isEqualTo(73_225);
    }

    @Test
    void shouldCutTheLabelledPiecesOfAGesture() throws IOException {
        Path file = folder.resolve("user01_led.aedat");
        assertThat(run("convert", recording("dvs.es"), file, "--to", "aedat3")).isZero();
        Files.writeString(
                folder.resolve("user01_led_labels.csv"),
                "class,startTime_usec,endTime_usec\n7,100000,200000\n2,500000,500001\n7,2000000,2000001\n");
        Path out = folder.resolve("piece.es");
        assertThat(run("cut", file, out, "--labelled", "--json")).as(errors).isZero();
        JsonNode report = JsonMapper.shared().readTree(output);
        long written = report.get("events_written").asLong();
        assertThat(written + report.get("filters").get(0).get("dropped").asLong())
                .isEqualTo(473_225);
        JsonNode first = info(folder.resolve("piece-0-class7.es"));
        JsonNode second = info(folder.resolve("piece-1-class2.es"));
        assertThat(first.get("events").asLong() + second.get("events").asLong()).isEqualTo(written);
        assertThat(first.get("t_first_us").asLong()).isGreaterThanOrEqualTo(100_000);
        assertThat(first.get("t_last_us").asLong()).isLessThan(200_000);
        assertThat(second.get("t_first_us").asLong()).isEqualTo(500_000);
        assertThat(folder.resolve("piece-2-class7.es")).doesNotExist();
        assertThat(run("cut", recording("dvs.es"), out, "--labelled")).isEqualTo(2);
        assertThat(errors).contains("dvs_labels.csv: no such file").hasLineCount(1);
    }

    @Test
    void shouldFilterAndSayWhatWasDropped() {
        assertThat(run(
                        "filter",
                        recording("dvs.es"),
                        folder.resolve("f.es"),
                        "--region",
                        "10,20,100x50",
                        "--polarity",
                        "on",
                        "--refractory",
                        "1ms",
                        "--noise",
                        "5ms",
                        "--turn",
                        "rotate_90",
                        "--downsample",
                        "2"))
                .as(errors)
                .isZero();
        assertThat(output).contains("region 100x50 from (10, 20): ", "polarity ON: ", " dropped");
        JsonNode info = info(folder.resolve("f.es"));
        assertThat(info.get("width").asInt()).isEqualTo(25);
        assertThat(info.get("height").asInt()).isEqualTo(50);
        assertThat(info.get("off").asLong()).isZero();
    }

    @Test
    void shouldSayWhatWasWrittenAndDroppedAsJson() {
        Path out = folder.resolve("j.es");
        assertThat(run("filter", recording("dvs.es"), out, "--polarity", "on", "--json"))
                .as(errors)
                .isZero();
        JsonNode report = JsonMapper.shared().readTree(output);
        long written = report.get("events_written").asLong();
        assertThat(report.get("filters").get(0).get("filter").asString()).isEqualTo("polarity ON");
        assertThat(report.get("filters").get(0).get("dropped").asLong() + written)
                .isEqualTo(473_225);
        assertThat(run("convert", out, folder.resolve("j.csv"), "--json")).isZero();
        assertThat(JsonMapper.shared().readTree(output).get("events_written").asLong())
                .isEqualTo(written);
        assertThat(run("cut", out, folder.resolve("c.csv"), "--every-count", "400000", "--json"))
                .isZero();
        assertThat(JsonMapper.shared().readTree(output).get("damage").isNull()).isTrue();
        assertThat(run("plot", out, folder.resolve("j.png"), "--json")).isZero();
        assertThat(JsonMapper.shared().readTree(output).get("width").asInt()).isPositive();
    }

    @Test
    void shouldPrintStatistics() {
        assertThat(run("stats", recording("dvs.es"), "--bin", "1ms")).isZero();
        assertThat(output).contains("events          473,225", "highest rate", "busiest pixel");
    }

    @Test
    void shouldPlot() throws IOException {
        assertThat(run("plot", recording("dvs.es"), folder.resolve("p.png")))
                .as(errors)
                .isZero();
        assertThat(Files.readAllBytes(folder.resolve("p.png"))).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void shouldPlayAtThePaceOfTheRecording() {
        Path part = folder.resolve("a.es");
        assertThat(run("cut", recording("dvs.es"), part, "--until", "100ms")).isZero();
        assertThat(run("play", part, "--to", "udp://:9", "--rate", "2"))
                .as(errors)
                .isZero();
        assertThat(output).contains("events sent in 0.", "lateness in ms:  50.0 % ");
    }

    @Test
    void shouldSayAsJsonWhatWasSentBeforeADamage() {
        Path damaged = ReferenceData.require("aer/malformed/aedat4_packet_size_2GiB.aedat4");
        assertThat(run("play", damaged, "--to", "udp://:9", "--rate", "max", "--json"))
                .isEqualTo(2);
        assertThat(errors).contains("a packet of 2,147,483,647 bytes").hasLineCount(1);
        JsonNode report = JsonMapper.shared().readTree(output);
        assertThat(report.get("damage").asString()).contains("a packet of 2,147,483,647 bytes");
        assertThat(report.get("lateness_ms").size()).isZero();
        assertThat(report.has("events_sent")).isTrue();
    }

    /** A camera sends without end; what has come is complete when the user ends it. */
    @Test
    void shouldCompleteWhatItReceivedWhenItIsInterrupted() throws Exception {
        Path part = folder.resolve("a.es");
        assertThat(run("cut", recording("dvs.es"), part, "--until", "50ms")).isZero();
        Path received = folder.resolve("r.npz");
        int port = freePort();
        Process receiver = receiver(port, received, "npz", "1000s");
        assertThat(run("play", part, "--to", "udp://127.0.0.1:" + port))
                .as(errors)
                .isZero();
        receiver.toHandle().destroy();
        assertThat(receiver.waitFor()).isEqualTo(128 + 15);
        assertThat(JsonMapper.shared()
                        .readTree(report(received).toFile())
                        .get("interrupted")
                        .asBoolean())
                .isTrue();
        assertThat(info(received).get("events").asLong())
                .isEqualTo(info(part).get("events").asLong());
    }

    @Test
    void shouldReceiveWhatIsPlayed() throws Exception {
        Path part = folder.resolve("a.es");
        assertThat(run("cut", recording("dvs.es"), part, "--until", "50ms")).isZero();
        long sent = info(part).get("events").asLong();
        int port = freePort();
        String address = "udp://127.0.0.1:" + port;
        Path received = folder.resolve("r.dat");
        Process receiver = receiver(port, received, "dat", "4s");
        assertThat(run("play", part, "--to", address)).as(errors).isZero();
        assertThat(receiver.waitFor()).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(report(received).toFile())
                        .get("interrupted")
                        .asBoolean())
                .isFalse();
        assertThat(info(received).get("events").asLong()).isEqualTo(sent);
    }

    private static int freePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static Path report(Path received) {
        return received.resolveSibling("report.json");
    }

    /** A process that listens; what it writes has begun when it does. */
    private static Process receiver(int port, Path file, String format, String idle) throws Exception {
        Process receiver = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Spikeway.class.getName(),
                        "aer",
                        "receive",
                        "udp://127.0.0.1:" + port,
                        file.toString(),
                        "--to",
                        format,
                        "--geometry",
                        "320x240",
                        "--idle",
                        idle,
                        "--json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(report(file).toFile())
                .start();
        Path draft = file.resolveSibling(".spikeway-" + receiver.pid() + "-" + file.getFileName());
        while (!Files.exists(draft)) {
            Thread.sleep(20);
            assertThat(receiver.isAlive()).isTrue();
        }
        return receiver;
    }

    @ParameterizedTest
    @CsvSource({
        "'info,nowhere.raw', no such file",
        "'info,MALFORMED/hdr_noeol.raw', last line does not end",
        "'info,MALFORMED/es_bad_version.es', version 3.0",
        "'convert,DATA/dvs.es,x.raw', 'several formats. Choose --to evt2 or --to evt3'",
        "'convert,DATA/dvs.es,x.foo', no format that is written",
        "'convert,DATA/dvs.es,x.es,--to,foo', format foo: not known here",
        "'convert,DATA/tonic_sample.aedat4,x.es', Let the recording begin at 0",
        "'cut,DATA/dvs.es,x.es,--from,soon', '--from ''soon'' is no time'",
        "'cut,DATA/dvs.es,x.es,--from,1s,--until,500ms', '--from and --until: the window ends before it begins'",
        "'filter,DATA/dvs.es,x.es,--window,1s:1s', '--window: the window ends before it begins'",
        "'convert,DATA/dvs.es,x.none/y.es', there is no folder",
        "'convert,DATA/dvs.es,/,--to,csv', '/: a folder. Give the path'",
        "'convert,DATA/dvs.es,/dev/full,--to,csv', '/dev/full: cannot be written (No space left on device)'",
        "'cut,DATA/dvs.es,x.es,--every,0', '--every ''0'' is no length of time'",
        "'filter,DATA/dvs.es,x.es,--region,1', '--region 1: no region'",
        "'filter,DATA/sample_nmnist.bin,x.es,--noise,1ms', Give --geometry WxH",
        "'play,DATA/dvs.es,--to,tcp://x', no UDP address",
        "'play,DATA/dvs.es,--to,udp://127.0.0.1:99999', no UDP address",
        "'play,DATA/dvs.es,--to,udp://127.0.0.1:9,--rate,0', '--rate 0: not understood'",
        "'play,DATA/sample_nmnist.bin,--to,udp://127.0.0.1:9', a sensor of unknown",
        "'receive,udp://127.0.0.1:0,x.es,--to,foo', format foo",
        "'info,DATA/dvs.es,--geometry,5', '--geometry 5: no size'",
    })
    void shouldRefuseInOneLine(String line, String reason) {
        String[] words = line.split(",");
        for (int i = 1; i < words.length; i++) {
            if (words[i].startsWith("DATA/")) {
                words[i] = recording(words[i].substring(5)).toString();
            } else if (words[i].startsWith("MALFORMED/")) {
                words[i] = ReferenceData.require("aer/malformed/" + words[i].substring(10))
                        .toString();
            } else if (words[i].startsWith("x.")) {
                words[i] = folder.resolve(words[i]).toString();
            }
        }
        assertThat(run((Object[]) words)).isEqualTo(2);
        assertThat(errors.lines()).hasSize(1);
        assertThat(errors).contains(reason);
    }

    @Test
    void shouldNotWriteOverTheRecordingThatItReads() throws IOException {
        Path file = Files.copy(recording("dvs.es"), folder.resolve("same.es"));
        file.toFile().setWritable(true);
        assertThat(run("convert", file, file)).isEqualTo(2);
        assertThat(errors).contains("is the recording that is read");
        assertThat(Files.size(file)).isEqualTo(2_373_138);
    }
}
