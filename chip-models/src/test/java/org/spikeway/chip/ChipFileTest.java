package org.spikeway.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChipFileTest {
    private static final String OWN =
            "extends: loihi\nname: mine\nenergy:\n  hop: {value: 6, unit: pJ, source: our estimate}\n";

    @TempDir
    private Path folder;

    static List<String> names() {
        return new ChipCatalogue().names();
    }

    private static EnergyTable energy(ChipFile file) {
        return file.model().energy().orElseThrow();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void shouldDeriveAWhatIfInFourLines() {
        ChipFile own = ChipFile.read("mine.yaml", OWN);
        ChipFile loihi = new ChipCatalogue().file("loihi");

        assertThat(OWN.lines()).hasSize(4);
        assertThat(own.model().name()).isEqualTo("mine");
        assertThat(own.model().title()).isEqualTo("Based on loihi");
        assertThat(energy(own).hopX()).isEqualTo(new Constant.Published(6, "pJ", "our estimate"));
        assertThat(energy(own).hopY()).isEqualTo(energy(own).hopX());
        assertThat(own.model().limits()).isEqualTo(loihi.model().limits());
        assertThat(own.model().timing()).isEqualTo(loihi.model().timing());
        assertThat(energy(own).synapse()).isEqualTo(energy(loihi).synapse());
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldWriteAFileThatReadsAsTheSameChip(String name) {
        ChipFile file = new ChipCatalogue().file(name);
        ChipFile again = ChipFile.read("again.yaml", file.text());
        assertThat(again.model()).isEqualTo(file.model());
        assertThat(again.text()).isEqualTo(file.text());
        assertThat(again.entries()).isEqualTo(file.entries());
    }

    @Test
    void shouldWriteTextsThatAreHardToWrite() {
        String hard = OWN.replace("our estimate", "\"a: \\\"b\\\" \\\\ # 'c', {d}\"");
        ChipFile file = ChipFile.read("mine.yaml", hard);
        assertThat(energy(file).hopX().source()).isEqualTo("a: \"b\" \\ # 'c', {d}");
        assertThat(ChipFile.read("again.yaml", file.text()).model()).isEqualTo(file.model());
    }

    @ParameterizedTest
    @CsvSource({"null", "true", "No", "1e3", "~", "off"})
    void shouldWriteTextsThatLookLikeSomethingElse(String source) {
        ChipFile file = ChipFile.read("mine.yaml", OWN.replace("our estimate", '"' + source + '"'));
        assertThat(energy(ChipFile.read("again.yaml", file.text())).hopX().source())
                .isEqualTo(source);
    }

    @Test
    void shouldReplaceAWholeGroupWhereItsKindChanges() {
        String ideal = ChipReaderTest.catalogueText("ideal");
        String real = ideal.substring(ideal.indexOf("arithmetic:"), ideal.indexOf("timing:"));
        ChipModel chip = ChipFile.read("mine.yaml", "extends: loihi\nname: mine\n" + real)
                .model();
        assertThat(chip.arithmetic()).isInstanceOf(Arithmetic.RealNumbers.class);

        ChipModel unlimited = ChipFile.read(
                        "mine.yaml", "extends: loihi\nname: mine\ngeometry: {topology: unlimited}\n")
                .model();
        assertThat(unlimited.geometry()).isEqualTo(new Geometry.Unlimited());
    }

    @Test
    void shouldReplaceABarrierByATick() {
        ChipModel chip = ChipFile.read(
                        "mine.yaml", "extends: loihi\nname: mine\ntiming:\n  tick: {value: 1, unit: ms, source: us}\n")
                .model();
        assertThat(chip.timing().orElseThrow().pace())
                .isEqualTo(new Pace.FixedTick(new Constant.Published(1e6, "ns", "us")));
        assertThat(chip.timing().orElseThrow().hopX().likely()).isEqualTo(4.1);
    }

    @Test
    void shouldExtendAFileBesideItOrBelow() throws IOException {
        write("parts/base.yaml", OWN);
        Path top = write(
                "top.yaml", "extends: parts/base.yaml\nname: top\nenergy: {spike: {value: 1, unit: pJ, source: us}}\n");
        ChipFile file = ChipFile.read(top);
        assertThat(energy(file).hopX().likely()).isEqualTo(6);
        assertThat(energy(file).spike().likely()).isEqualTo(1);
        assertThat(file.model().title()).isEqualTo("Based on mine");
    }

    @Test
    void shouldRefuseACircle() throws IOException {
        Path a = write("a.yaml", "extends: b.yaml\nname: a\n");
        write("b.yaml", "# first\nextends: a.yaml\nname: b\n");
        Path self = write("self.yaml", "extends: self.yaml\nname: self\n");

        assertThatThrownBy(() -> ChipFile.read(a))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching(".*b\\.yaml:2: extends: 'a\\.yaml' extends this file in turn:"
                        + " the two go in a circle\\. Let one of them state its values\\.");
        assertThatThrownBy(() -> ChipFile.read(self)).hasMessageContaining("self.yaml:1: extends: ");
    }

    @Test
    void shouldRefuseAVeryLongChain() throws IOException {
        for (int i = 0; i < 40; i++) {
            write("c" + i + ".yaml", "extends: c" + (i + 1) + ".yaml\nname: c" + i + "\n");
        }
        assertThatThrownBy(() -> ChipFile.read(folder.resolve("c0.yaml")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("more than 16 files extend one another");
    }

    @Test
    void shouldStayInTheFolderOfTheFile() throws IOException {
        write("out.yaml", OWN);
        Path inner = write("in/mine.yaml", "extends: ../out.yaml\nname: mine\n");
        assertThatThrownBy(() -> ChipFile.read(inner))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("mine.yaml:1: extends: '../out.yaml' leads out of the folder of this file.");
        Files.createSymbolicLink(folder.resolve("in/link.yaml"), folder.resolve("out.yaml"));
        Path linked = write("in/linked.yaml", "extends: link.yaml\nname: mine\n");
        assertThatThrownBy(() -> ChipFile.read(linked)).hasMessageContaining("leads out of the folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "extends: liohi | my.yaml:1: extends: chip 'liohi' is not known. Did you mean loihi?",
                "extends: none.yaml | my.yaml:1: extends: extends the file 'none.yaml', but only files can",
                "extends: 7 | my.yaml:1: extends: is the number '7', but a text is needed."
            })
    void shouldNameTheLineOfAParentThatIsNone(String line, String message) {
        assertThatThrownBy(() -> ChipFile.read("my.yaml", line + "\nname: mine\n"))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void shouldNameTheFileInWhichAWrongKeyStands() throws IOException {
        write("base.yaml", OWN.replace("unit: pJ", "unit: ns"));
        Path top = write("top.yaml", "extends: base.yaml\nname: top\n");
        assertThatThrownBy(() -> ChipFile.read(top))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching(".*base\\.yaml:4: energy\\.hop\\.unit: 'ns' is not a unit of energy.*");
    }

    @Test
    void shouldNeedANameOfItsOwn() {
        assertThatThrownBy(() -> ChipFile.read("my.yaml", OWN.replace("name: mine\n", "")))
                .hasMessage("my.yaml:1: the key 'name' is missing. Add it.");
    }

    @Test
    void shouldSetOneNumber() {
        ChipFile loihi = new ChipCatalogue().file("loihi");
        assertThat(energy(loihi.with("energy.hop", "6")).hopX().likely()).isEqualTo(6);
        assertThat(energy(loihi.with("energy.hop", "6")).hopY().likely()).isEqualTo(6);
        assertThat(energy(loihi.with("energy.hopX", "6 nJ")).hopX().likely()).isEqualTo(6000);
        assertThat(energy(loihi.with("energy.hopX", "6nJ")).hopY().likely()).isEqualTo(4);
        assertThat(energy(loihi.with("energy.staticPower.chip", "0.5W"))
                        .staticPower()
                        .chip()
                        .likely())
                .isEqualTo(500);
        assertThat(energy(loihi.with("energy.spike", "5pJ")).spike().source()).isEqualTo("set by the user");
        ChipFile board = new ChipCatalogue().file("loihi-board");
        assertThat(energy(board.with("energy.synapticOperation", "30")).synapse())
                .isEqualTo(EnergyTable.Synapse.all(new Constant.Published(30, "pJ", "set by the user")));
        assertThat(energy(board.with("energy.synapticOperation.dense", "30"))
                        .synapse()
                        .convolution()
                        .likely())
                .isEqualTo(24);
        assertThat(loihi.with("core.neurons", "512").model().limits().neurons()).isEqualTo(512);
    }

    @Test
    void shouldNotAskForTheUnitOfAnAssumedCount() {
        String guess = "extends: loihi\nname: mine\ncore:\n  inputAxons: {assumed: [1024, 2048, 4096], why: a guess}\n";
        ChipFile own = ChipFile.read("mine.yaml", guess);
        assertThat(own.model().limits().inputAxons()).isEqualTo(2048);
        assertThat(own.entries()).containsEntry("core.inputAxons", "2048 [1024 to 4096] (assumption: a guess)");
        assertThat(ChipFile.read("again.yaml", own.text()).model()).isEqualTo(own.model());
        assertThat(own.with("core.inputAxons", "512").model().limits().inputAxons())
                .isEqualTo(512);
        assertThat(own.with("core.inputAxons", "512").entries())
                .containsEntry("core.inputAxons", "512 [512 to 512] (assumption: set by the user)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "energy:  |  hop: {assumed: [1, 2, 3], why: a guess} | energy.hop: the key 'unit' is missing. Add it.",
                "core:    |  inputAxons: {value: 9, source: a paper} | core.inputAxons: the key 'unit' is missing. Add it.",
                "core:    |  synapseMemory: {assumed: [1, 2, 3], why: a guess} | core.synapseMemory: the key 'unit' is"
                        + " missing. Add it.",
                "core:    |  inputAxons: {assumed: [1, 2, 3], unti: axons, why: a guess} | core.inputAxons.unti: unknown"
                        + " key 'unti'. Did you mean 'unit'? Keys here: assumed, unit, why."
            })
    void shouldAskForEveryOtherUnit(String group, String line, String reason) {
        String text = "extends: loihi\nname: mine\n" + group.strip() + "\n  " + line.strip() + "\n";
        assertThatThrownBy(() -> ChipFile.read("mine.yaml", text))
                .isInstanceOf(RefusedException.class)
                .hasMessage("mine.yaml:4: " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "energy.hopp | 6 | energy.hopp: the chip has no key 'hopp'. Did you mean 'hopX'?",
                "energy.hopX.y | 6 | energy.hopX.y: the chip has no keys below 'hopX'.",
                "energy | 6 | energy is a group. Set one of its numbers: ",
                "energy.hopX | six | energy.hopX=six: 'six' is not a number.",
                "energy.hopX | -6 | --set:1: energy.hopX: -6 pJ is negative. Write 0 or more.",
                "energy.hopX | 6 ns | --set:1: energy.hopX: 'ns' is not a unit of energy.",
                "energy.spike | 6 | energy.spike=6 has no unit.",
                "'' | 6 | : the chip has no key ''."
            })
    void shouldSayWhatCannotBeSet(String path, String value, String message) {
        ChipFile loihi = new ChipCatalogue().file("loihi");
        assertThatThrownBy(() -> loihi.with(path, value))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void shouldListEveryKeyOnce() {
        Map<String, String> entries = new ChipCatalogue().file("loihi").entries();
        assertThat(entries)
                .containsEntry("energy.spike", "none")
                .containsEntry("energy.hopX", "3.0 pJ (Davies et al. 2018, IEEE Micro 38(1), Table 2 (E-W))")
                .containsEntry("geometry.chips", "32 [8 to 32] chips (assumption: a Nahuku board holds 8 to 32 chips)");
    }

    @Test
    void shouldCountTimesInCyclesOfTheClock() {
        ChipModel spinnaker = new ChipCatalogue().open("spinnaker");
        assertThat(spinnaker.timing().orElseThrow().synapticOperation().likely())
                .isEqualTo(100);
        assertThatThrownBy(() -> ChipFile.read(
                        "my.yaml", "extends: loihi\nname: x\ntiming: {hop: {value: 1, unit: cycles, source: us}}\n"))
                .hasMessageContaining("'cycles' is not a unit of time. Use one of ns, ps,");
    }
}
