package org.spikeway.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChipReaderTest {
    private static final String IDEAL = catalogueText("ideal");
    private static final String LOIHI = catalogueText("loihi");
    /** No damage: all that loihi assumes are numbers of things. */
    private static final Pattern ASSUMED_WITHOUT_UNIT = Pattern.compile("assumed: \\[[^]]*], why");

    @TempDir
    private Path folder;

    static Stream<Mutations.Mutant> mutants() {
        Mutations loihi = new Mutations(LOIHI);
        Mutations ideal = new Mutations(IDEAL);
        return Stream.of(
                        loihi.withoutAKey(),
                        loihi.withAMisspeltKey(),
                        ideal.withoutAKey(),
                        ideal.withAMisspeltKey(),
                        loihi.with("unit: ([^,]+)", "furlong"),
                        loihi.with("unit: ([^,]+)", "7"),
                        loihi.with("(?:value: |assumed: \\[)([0-9.]+)", "-3"),
                        loihi.with("(?:value: |assumed: \\[)([0-9.]+)", "many"),
                        loihi.with("(?:value: |assumed: \\[)([0-9.]+)", ".inf"),
                        loihi.with("(?:value: |assumed: \\[)([0-9.]+)(?!.*unit: (?:ns|pJ|mW),)", "1e99"),
                        loihi.with("(?:value: |assumed: \\[)([0-9.]+)", "{}"),
                        loihi.with("assumed: (\\[.*?])", "[1, 2]"),
                        loihi.with("assumed: (\\[.*?])", "3"),
                        loihi.with("(?:source|why): (.*)}", ""),
                        loihi.with("(?:source|why): (.*)}", "[a, b]"),
                        loihi.with("(\\{.*})", "17"),
                        loihi.with("(\\{.*})", ""))
                .flatMap(List::stream)
                .filter(mutant -> !ASSUMED_WITHOUT_UNIT.matcher(mutant.text()).find())
                // The one key that may be left out.
                .filter(mutant -> !mutant.toString().startsWith("without sharedAxons"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void shouldRefuseAnyDamageInOneLineWithFileAndLine(Mutations.Mutant mutant) {
        assertThatThrownBy(() -> ChipReader.read("my.yaml", mutant.text()))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching("my\\.yaml:[1-9][0-9]*: .+");
    }

    @Test
    void shouldDamageEveryKeyOfTheCatalogue() {
        // A number has a name and three keys; 17 words and 10 groups are the others.
        int numbers = new Mutations(LOIHI).with("(unit): ", "x").size();
        assertThat(new Mutations(LOIHI).withoutAKey()).hasSize(numbers * 4 + 27);
        assertThat(new Mutations(LOIHI).withAMisspeltKey()).hasSize(numbers * 4 + 27);
    }

    @Test
    void shouldNameTheKeyMeantAndTheKeysAllowed() {
        assertThat(refusal(LOIHI.replace("hopX: {value: 4.1, unit", "hopX: {value: 4.1, unti")))
                .matches("my\\.yaml:[0-9]+: timing\\.hopX\\.unti: unknown key 'unti'\\. Did you mean 'unit'\\?"
                        + " Keys here: value, unit, source\\.");
    }

    @Test
    void shouldNameTheLineOfAWrongUnitAndTheUnitsAllowed() {
        int line = 1 + LOIHI.lines().toList().indexOf("energy:") + 7;
        assertThat(refusal(LOIHI.replace("{value: 3.0, unit: pJ", "{value: 3.0, unit: ns")))
                .isEqualTo("my.yaml:" + line + ": energy.hopX.unit: 'ns' is not a unit of energy."
                        + " Use one of pJ, fJ, nJ, µJ, μJ, uJ.");
    }

    @ParameterizedTest
    @CsvSource({"23600, fJ, 23.6", "0.0236, nJ, 23.6", "0.0000236, uJ, 23.6", "2.36e-5, µJ, 23.6", "23.6, pJ, 23.6"})
    void shouldConvertEnergiesExactly(String value, String unit, double picojoules) {
        String text = LOIHI.replace("{value: 23.6, unit: pJ", "{value: " + value + ", unit: " + unit);
        Constant read = ChipReader.read("my.yaml", text)
                .energy()
                .orElseThrow()
                .synapse()
                .dense();
        assertThat(read.likely()).isEqualTo(picojoules);
        assertThat(read.unit()).isEqualTo("pJ");
    }

    @Test
    void shouldConvertTimePowerAndMemory() {
        ChipModel chip = ChipReader.read(
                "my.yaml",
                LOIHI.replace("{value: 465, unit: ns", "{value: 0.465, unit: us")
                        .replace("{value: 104, unit: mW", "{assumed: [0.05, 0.104, 0.2], unit: W")
                        .replace("source: \"derived from Frady et al. 2020 (voltage not stated)\"", "why: guess")
                        .replace("{value: 1048576, unit: bit", "{value: 128, unit: KiB"));
        assertThat(((Barrier) chip.timing().orElseThrow().pace())
                        .thirtyTwoTiles()
                        .likely())
                .isEqualTo(465);
        assertThat(chip.energy().orElseThrow().staticPower().chip())
                .isEqualTo(new Constant.Assumed(50, 104, 200, "mW", "guess"));
        assertThat(chip.energy().orElseThrow().staticPower().chip().source()).isEqualTo("assumption: guess");
        assertThat(chip.limits().synapseMemory()).isEqualTo(1048576);
    }

    @Test
    void shouldReadAChipWithoutASoftReset() {
        String text = IDEAL.replaceFirst("softReset: \\{.*}", "softReset: unsupported");
        assertThat(ChipReader.read("my.yaml", text).arithmetic().resets().soft())
                .isEmpty();
        assertThat(refusal(text.replaceFirst("hardReset: \\{.*}", "hardReset: unsupported")))
                .endsWith("arithmetic: neither the soft nor the hard reset is supported.");
    }

    @Test
    void shouldNameTheOneWordThatMayStandInsteadOfANumber() {
        assertThat(refusal(IDEAL.replace("neurons: unlimited", "neurons: unlimted")))
                .endsWith(
                        "core.neurons: is the text 'unlimted', but a group of keys or the word 'unlimited' is needed.");
    }

    @Test
    void shouldShowHowToWriteANumberWhereItStandsBare() {
        assertThat(refusal(LOIHI.replaceFirst("neuronActive: \\{value: 8.4.*", "neuronActive: 8.4")))
                .endsWith("timing.neuronActive: is the number '8.4', but {value: …, unit: ns, source: …} or"
                        + " {assumed: [low, likely, high], unit: ns, why: …} is needed.");
    }

    @Test
    void shouldReadTheExampleOfTheGuide() throws IOException {
        Path guide = Path.of(System.getProperty("spikeway.root"), "docs", "chip-files.md");
        String example = Files.readString(guide)
                .split("```yaml[^\\n]*\nname: quad", 2)[1]
                .split("```", 2)[0];
        example = "name: quad" + example;
        ChipModel chip = ChipReader.read("guide.yaml", example);
        assertThat(chip.name()).isEqualTo("quad");
        assertThat(chip.geometry().cores()).isEqualTo(4);
        assertThat(chip.energy().orElseThrow().synapse().dense().high()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just words",
                "- a\n- b",
                "name: &a x\ntitle: *a",
                "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]",
                "name: x\nname: y",
                "name: [1\ntitle: y",
                "name: 'x",
                "name:\n\t- x",
                "? [a, b]\n: c",
                "<<: {a: 1}",
                "name: @x",
                "name: \"two\\nlines\""
            })
    void shouldRefuseWhatIsNoChipFile(String text) {
        assertThat(refusal(text)).matches("my\\.yaml:[1-9][0-9]*: .+");
    }

    @Test
    void shouldNameBothLinesOfADuplicateKey() {
        assertThat(refusal("# x\nname: a\ntitle: b\nname: c\n"))
                .isEqualTo("my.yaml:4: name: stands here a second time, after line 2. Keep one.");
    }

    @Test
    void shouldRefuseASecondDocument() {
        assertThat(refusal(IDEAL + "---\nname: other\n")).contains("second document");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "a:\n "})
    void shouldRefuseDeepNestingWithoutRunningOutOfStack(String level) {
        assertThat(refusal("name: " + level.repeat(50_000))).startsWith("my.yaml:");
    }

    @Test
    void shouldRefuseAnyRandomDamageCleanly() {
        var random = new SplittableRandom(7);
        String alphabet = "{}[],:&*!|>'\"%@`#- \n\t0a";
        for (int trial = 0; trial < 500; trial++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? LOIHI : IDEAL);
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(ChipReader.read("my.yaml", text.toString())).isNotNull();
            } catch (RefusedException e) {
                assertThat(e.getMessage()).matches("my\\.yaml:[1-9][0-9]*: .+");
            }
        }
    }

    @Test
    void shouldRefuseAHugeFileWithoutReadingItAll() throws IOException {
        Path file = Files.writeString(folder.resolve("huge.yaml"), "#".repeat(300_000));
        assertThatThrownBy(() -> ChipReader.read(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("huge.yaml:1: is larger than 262144 bytes");
    }

    @Test
    void shouldRefuseBytesThatAreNotText() throws IOException {
        Path file = folder.resolve("binary.yaml");
        Files.write(file, new byte[] {'a', '\n', 'b', (byte) 0xff, 'c'});
        assertThatThrownBy(() -> ChipReader.read(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageEndingWith("binary.yaml:2: is not UTF-8 text.");
        Files.write(file, new byte[] {'a', '\n', '\n', 0});
        assertThatThrownBy(() -> ChipReader.read(file)).hasMessageContaining("binary.yaml:3: ");
    }

    @Test
    void shouldRefuseAMissingFileAndAFolder() {
        assertThatThrownBy(() -> ChipReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("none.yaml does not exist");
        assertThatThrownBy(() -> ChipReader.read(folder))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not a regular file");
    }

    private static String refusal(String text) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> ChipReader.read("my.yaml", text));
        assertThat(refused).as("refusal").isNotNull();
        return refused.getMessage();
    }

    static String catalogueText(String name) {
        try (InputStream in = ChipReader.class.getResourceAsStream("catalogue/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
