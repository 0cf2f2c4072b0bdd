package org.spikeway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the list of dependencies complete and its versions right. */
class DependenciesTest {
    private static final Pattern ARTIFACT = Pattern.compile(
            "<groupId>(?<group>[^<]+)</groupId>\\s*<artifactId>(?<name>[^<]+)</artifactId>\\s*<version>(?<version>[^<]+)</version>");
    private static final Pattern PROPERTY = Pattern.compile("<(?<name>[a-z]+(-[a-z]+)*\\.version)>(?<value>[^<]+)<");

    @Test
    void shouldListEveryArtifactWithItsVersion() throws IOException {
        List<String> lines = Files.readAllLines(ProjectFolder.ROOT.resolve("docs/dependencies.md"));
        Map<String, String> artifacts = artifacts();

        assertThat(artifacts).hasSizeGreaterThan(20);
        List<String> missing = artifacts.entrySet().stream()
                .filter(artifact -> lines.stream()
                        .noneMatch(
                                line -> line.contains("`" + artifact.getKey() + "` | " + artifact.getValue() + " |")))
                .map(artifact -> artifact.getKey() + " " + artifact.getValue())
                .toList();
        assertThat(missing).as("not in docs/dependencies.md").isEmpty();
    }

    /** Versions by {@code group:artifact}, of all poms. */
    private static Map<String, String> artifacts() throws IOException {
        Map<String, String> versions = new TreeMap<>();
        String root = Files.readString(ProjectFolder.ROOT.resolve("pom.xml"));
        for (String pom : poms(root)) {
            Matcher artifact = ARTIFACT.matcher(pom);
            while (artifact.find()) {
                if (!artifact.group("group").equals("org.spikeway")) {
                    versions.put(
                            artifact.group("group") + ":" + artifact.group("name"),
                            resolved(artifact.group("version"), root));
                }
            }
        }
        return versions;
    }

    private static List<String> poms(String root) throws IOException {
        List<String> poms = new ArrayList<>(List.of(root));
        try (Stream<Path> folders = Files.list(ProjectFolder.ROOT)) {
            for (Path pom : folders.map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList()) {
                poms.add(Files.readString(pom));
            }
        }
        return poms;
    }

    private static String resolved(String version, String root) {
        Matcher property = PROPERTY.matcher(root);
        while (property.find()) {
            if (version.equals("${" + property.group("name") + "}")) {
                return property.group("value");
            }
        }
        return version;
    }
}
