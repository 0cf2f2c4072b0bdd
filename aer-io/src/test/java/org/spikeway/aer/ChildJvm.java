package org.spikeway.aer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a main class in a JVM of its own, with the flags and the class path of the tests. */
public final class ChildJvm {
    private ChildJvm() {}

    public static ProcessBuilder of(Class<?> main, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String flags = Runtime.version().feature() >= 24 ? "24.args" : "17.args";
        Path flagFile = Path.of(System.getProperty("spikeway.root", ".."), "config", "jvm", flags);
        List<String> command = new ArrayList<>(
                List.of(java, "@" + flagFile, "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
