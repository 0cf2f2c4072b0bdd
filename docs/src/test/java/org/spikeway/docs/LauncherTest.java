package org.spikeway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts the launcher in a small copy of the project, with a Maven and JDKs that only say how they were called; the name of
 * that folder has a space.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    private static final String MODULES = "chip-models aer-io mapping simulator cli examples";

    @TempDir
    private Path temporary;

    private Path project;
    private Path jdk;

    @BeforeEach
    void copyProject() throws IOException {
        project = temporary.resolve("spike way");
        for (String module : MODULES.split(" ")) {
            write(project.resolve(module + "/src/main/java/Some.java"), "class Some {}");
            write(project.resolve(module + "/pom.xml"), "<project/>");
        }
        write(project.resolve("pom.xml"), "<project/>");
        Files.copy(ProjectFolder.ROOT.resolve("spikeway"), project.resolve("spikeway"));
        setExecutable(project.resolve("spikeway"));
        jdk = jdk("jdk-21", "21.0.5");
        maven("lib=\"$(dirname \"$0\")/../spike way/examples/target/launcher/lib\"; sleep 0.3; mkdir -p \"$lib\";"
                + " : >\"$lib/a.jar\"; : >\"$lib/../examples-1.jar\"");
        makeSourcesOld();
    }

    @Test
    void shouldBuildOnFirstUseOnly() throws Exception {
        Finished first = start("demo", "--out", "my run");
        Finished second = start("chips", "list");

        assertThat(first.errors()).isEqualTo("Building Spikeway (first use takes a minute) …\n");
        assertThat(first.output()).endsWith("org.spikeway.cli.Spikeway|demo|--out|my run|\n");
        assertThat(second.errors()).isEmpty();
        assertThat(second.output()).endsWith("org.spikeway.cli.Spikeway|chips|list|\n");
        assertThat(builds()).hasSize(1);
        assertThat(builds().get(0)).contains("JAVA_HOME=" + jdk, "-DskipTests", "-pl examples -am package");
    }

    @Test
    void shouldBuildAgainWhenASourceIsNewer() throws Exception {
        start();
        Files.setLastModifiedTime(
                project.resolve("mapping/src/main/java/Some.java"),
                FileTime.from(Instant.now().plusSeconds(1)));
        Finished again = start();

        assertThat(again.errors()).startsWith("Building Spikeway");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void shouldBuildAgainWhenASourceIsDeleted() throws Exception {
        start();
        Files.delete(project.resolve("cli/src/main/java/Some.java"));
        start();

        assertThat(builds()).hasSize(2);
    }

    @Test
    void shouldBuildOnceForTwoFirstUsesAtATime() throws Exception {
        Process one = process().start();
        Process two = process().start();

        assertThat(one.waitFor()).isZero();
        assertThat(two.waitFor()).isZero();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void shouldNotTakeAwayABuildThatMayStillRun() throws Exception {
        start();
        Path first = onlyBuildFolder();
        touchSource();
        start();
        assertThat(first.resolve("a.jar")).exists();

        touchSource();
        start();
        assertThat(first).doesNotExist();
    }

    @Test
    void shouldWorkThroughLinksFromAnyFolder() throws Exception {
        Path links = Files.createDirectories(temporary.resolve("bin"));
        Files.createSymbolicLink(links.resolve("relative"), Path.of("../spike way/spikeway"));
        Files.createSymbolicLink(links.resolve("spikeway"), links.resolve("relative"));

        Finished finished = finish(prepared(new ProcessBuilder("bash", "bin/spikeway", "--help")));

        assertThat(finished.code()).isZero();
        assertThat(finished.output()).contains("|" + real(project) + "/target/launcher/build-");
        assertThat(finished.output()).startsWith("in " + real(temporary) + "|");
    }

    @Test
    void shouldPassTheFlagsForTheFeatureVersion() throws Exception {
        assertThat(start().output()).contains("|@" + real(project) + "/config/jvm/17.args|");
        jdk = jdk("jdk-24", "24");
        assertThat(start().output()).contains("|@" + real(project) + "/config/jvm/24.args|");
    }

    @Test
    void shouldAskForLargePagesWhereTheSystemGivesThem() throws Exception {
        Path enabled = temporary.resolve("enabled");
        for (String gives : List.of("always [madvise] never", "[always] madvise never")) {
            Files.writeString(enabled, gives + "\n");
            assertThat(script("large_pages '" + enabled + "'").output()).isEqualTo("-XX:+UseTransparentHugePages\n");
        }
        Files.writeString(enabled, "always madvise [never]\n");
        assertThat(script("large_pages '" + enabled + "'").output()).isEmpty();
        assertThat(script("large_pages /nowhere").output()).isEmpty();
    }

    @Test
    void shouldPassTheFlagsOfTheUser() throws Exception {
        ProcessBuilder builder = process();
        builder.environment().put("SPIKEWAY_JAVA_OPTS", "-Xmx2g -Dfiles=*");

        assertThat(finish(builder).output()).contains("|-Xmx2g|-Dfiles=*|-cp|");
    }

    @Test
    void shouldSayInOneLineThatTheBuildFailed() throws Exception {
        maven("echo a long log; exit 1");

        Finished finished = start();

        assertThat(finished.code()).isEqualTo(2);
        assertThat(finished.output()).isEmpty();
        assertThat(finished.errors())
                .isEqualTo("Building Spikeway (first use takes a minute) …\nspikeway: the build failed. See "
                        + real(project) + "/target/launcher/build.log.\n");
        assertThat(project.resolve("target/launcher/build.log")).hasContent("a long log");
    }

    @Test
    void shouldRefuseAFolderThatIsNoJdkFromSeventeenOn() throws Exception {
        jdk = jdk("jdk-11", "11.0.2");

        Finished finished = start();

        assertThat(finished.code()).isEqualTo(2);
        assertThat(finished.errors())
                .isEqualTo("spikeway: SPIKEWAY_JAVA_HOME=" + jdk
                        + " is no JDK from 17 on. Name its folder, the one with bin/javac.\n");
    }

    @Test
    void shouldSayInOneLineThatThereIsNoJdk() throws Exception {
        Finished finished = script("jdk_folders() { echo /nowhere; }; unset SPIKEWAY_JAVA_HOME; main");

        assertThat(finished.code()).isEqualTo(2);
        assertThat(finished.errors())
                .isEqualTo(
                        "spikeway: no JDK from 17 on was found. Install one, or set SPIKEWAY_JAVA_HOME to its folder.\n");
    }

    @Test
    void shouldTakeTheNewestJdk() throws Exception {
        List<Path> folders = List.of(
                temporary.resolve("absent"),
                jdk("old", "1.8.0_402"),
                jdk("a", "17.0.15"),
                jdk("newest", "25.0.1"),
                jdk("as-new", "25.0.3"),
                jdk("b", "9"));
        Path runtimeOnly = jdk("runtime-only", "26");
        Files.delete(runtimeOnly.resolve("bin/javac"));
        Path withoutVectors = jdk("without-vectors", "27");
        write(withoutVectors.resolve("release"), "JAVA_VERSION=\"27\"\nMODULES=\"java.base java.xml\"\n");
        List<Path> all = new ArrayList<>(folders);
        all.addAll(List.of(runtimeOnly, withoutVectors));
        String lines = String.join("\n", all.stream().map(Path::toString).toList());

        Finished finished = script("newest_jdk <<<\"$2\"", lines);

        assertThat(finished.output()).isEqualTo(temporary.resolve("newest") + "\n");
    }

    private Finished script(String functions, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "source \"$1\"; " + functions, "bash", project + "/spikeway"));
        command.addAll(List.of(arguments));
        return finish(prepared(new ProcessBuilder(command)));
    }

    private Finished start(String... arguments) throws Exception {
        return finish(process(arguments));
    }

    private ProcessBuilder process(String... arguments) {
        List<String> command = new ArrayList<>(List.of(project + "/spikeway"));
        command.addAll(List.of(arguments));
        return prepared(new ProcessBuilder(command));
    }

    private ProcessBuilder prepared(ProcessBuilder builder) {
        builder.directory(temporary.toFile());
        builder.environment().put("PATH", temporary.resolve("maven") + ":" + System.getenv("PATH"));
        builder.environment().put("SPIKEWAY_JAVA_HOME", jdk.toString());
        builder.environment().remove("SPIKEWAY_JAVA_OPTS");
        return builder;
    }

    private Finished finish(ProcessBuilder builder) throws Exception {
        Path output = Files.createTempFile(temporary, "output", "");
        Path errors = Files.createTempFile(temporary, "errors", "");
        Process process = builder.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Finished(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    /** How a process ended. */
    private record Finished(int code, String output, String errors) {}

    /** A JDK whose {@code java} prints its folder and arguments, each followed by a bar. */
    private Path jdk(String name, String version) throws IOException {
        Path folder = temporary.resolve(name);
        write(folder.resolve("release"), "IMPLEMENTOR=\"Some\"\nJAVA_VERSION=\"" + version + "\"\n");
        String java = "#!/bin/sh\nprintf 'in %s|' \"$PWD\"\nprintf '%s|' \"$@\"\necho\n";
        setExecutable(write(folder.resolve("bin/java"), java));
        setExecutable(write(folder.resolve("bin/javac"), "#!/bin/sh\n"));
        return folder;
    }

    private void maven(String script) throws IOException {
        String log = "echo \"JAVA_HOME=$JAVA_HOME $*\" >>\"$(dirname \"$0\")/builds\"\n";
        setExecutable(write(temporary.resolve("maven/mvn"), "#!/bin/sh\n" + log + script + "\n"));
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(temporary.resolve("maven/builds"));
    }

    private Path onlyBuildFolder() throws IOException {
        String name =
                Files.readString(project.resolve("target/launcher/current")).trim();
        return project.resolve("target/launcher").resolve(name);
    }

    /** Makes a source a second newer than the current build. */
    private void touchSource() throws IOException {
        FileTime built = Files.getLastModifiedTime(project.resolve("target/launcher/current"));
        Files.setLastModifiedTime(
                project.resolve("cli/pom.xml"), FileTime.from(built.toInstant().plusMillis(10)));
        FileTime source = Files.getLastModifiedTime(project.resolve("cli/pom.xml"));
        while (Instant.now().isBefore(source.toInstant())) {
            Thread.onSpinWait();
        }
    }

    private void makeSourcesOld() throws IOException {
        FileTime old = FileTime.from(Instant.now().minusSeconds(60));
        try (var paths = Files.walk(project)) {
            for (Path path : paths.toList()) {
                Files.setLastModifiedTime(path, old);
            }
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void setExecutable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path real(Path folder) throws IOException {
        return folder.toRealPath();
    }
}
