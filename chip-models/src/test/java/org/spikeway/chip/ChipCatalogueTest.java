package org.spikeway.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChipCatalogueTest {
    private static final String FOLDER = "org/spikeway/chip/catalogue/";

    @TempDir
    private Path folder;

    @Test
    void shouldListTheChipsOfTheClassPath() {
        assertThat(new ChipCatalogue().names()).contains("ideal", "loihi").isSorted();
    }

    @Test
    void shouldListAndOpenFromAJar() throws IOException {
        Path jar = folder.resolve("some chips.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(FOLDER));
            for (String entry : new String[] {"ideal.yaml", "readme.txt", "deeper/loihi.yaml"}) {
                out.putNextEntry(new JarEntry(FOLDER + entry));
                out.write(ChipReaderTest.catalogueText("ideal").getBytes(StandardCharsets.UTF_8));
            }
        }
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            var catalogue = new ChipCatalogue(loader);
            assertThat(catalogue.names()).containsExactly("ideal");
            assertThat(catalogue.open("ideal").name()).isEqualTo("ideal");
        }
    }

    @Test
    void shouldFindAChipFileThatWasPutIntoTheFolder() throws IOException {
        Path place = Files.createDirectories(folder.resolve("a b").resolve(FOLDER));
        Files.writeString(place.resolve("mine.yaml"), ChipReaderTest.catalogueText("ideal"));
        try (var loader =
                new URLClassLoader(new URL[] {folder.resolve("a b").toUri().toURL()}, null)) {
            assertThat(new ChipCatalogue(loader).names()).containsExactly("mine");
        }
    }

    @Test
    void shouldOpenAChipByThePathOfItsFile() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, ChipReaderTest.catalogueText("loihi").replace("name: loihi", "name: mine"));
        assertThat(new ChipCatalogue().open(file.toString()).name()).isEqualTo("mine");
    }

    @Test
    void shouldSuggestTheNearestName() {
        assertThatThrownBy(() -> new ChipCatalogue().open("liohi"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("chip 'liohi' is not known. Did you mean loihi? Known chips: "
                        + String.join(", ", new ChipCatalogue().names()) + "; or give the path of a .yaml file.");
        assertThatThrownBy(() -> new ChipCatalogue().open("../../etc/passwd"))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("chip '../../etc/passwd' is not known. Known chips:");
    }

    @Test
    void shouldRefuseAPathThatIsNone() {
        assertThatThrownBy(() -> new ChipCatalogue().open("a\0b.yaml"))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("chip file 'a b.yaml' is not a path");
    }
}
