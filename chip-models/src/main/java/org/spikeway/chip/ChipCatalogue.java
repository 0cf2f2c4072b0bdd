package org.spikeway.chip;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The chips that come with the program: every {@code .yaml} in the folder {@code org/spikeway/chip/catalogue} of the
 * class path. A file put there is found; nothing has to be registered.
 */
public final class ChipCatalogue {
    private static final String FOLDER = "org/spikeway/chip/catalogue";
    private static final String SUFFIX = ".yaml";

    private final ClassLoader loader;

    /** The catalogue on the class path of this program. */
    public ChipCatalogue() {
        this(ChipCatalogue.class.getClassLoader());
    }

    ChipCatalogue(ClassLoader loader) {
        this.loader = loader;
    }

    /** The names of the chips, sorted. */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        try {
            for (URL folder : Collections.list(loader.getResources(FOLDER))) {
                for (String file : files(folder)) {
                    if (file.endsWith(SUFFIX)) {
                        names.add(file.substring(0, file.length() - SUFFIX.length()));
                    }
                }
            }
        } catch (IOException e) {
            throw new RefusedException(
                    "the chip catalogue cannot be listed (" + e + "). Give the path of a chip file instead.");
        }
        return List.copyOf(names);
    }

    /**
     * Opens a chip of the catalogue by its name, or any chip file by its path ({@code mine.yaml}).
     *
     * @throws RefusedException if there is no such chip, with the nearest name; or if the file is refused
     */
    public ChipModel open(String nameOrFile) {
        return file(nameOrFile).model();
    }

    /** The same with every key of the file. */
    public ChipFile file(String nameOrFile) {
        if (names().contains(nameOrFile)) {
            return ChipFile.read(nameOrFile + SUFFIX, "chip " + nameOrFile, text(nameOrFile), this);
        }
        if (isFileName(nameOrFile)) {
            return ChipFile.read(path(nameOrFile));
        }
        throw new RefusedException(unknown(nameOrFile) + "; or give the path of a .yaml file.");
    }

    /** Whether it is the name of a file, not of a chip. */
    static boolean isFileName(String nameOrFile) {
        return nameOrFile.endsWith(SUFFIX) || nameOrFile.endsWith(".yml");
    }

    /** The text of a chip that another extends. */
    String text(String name, Place place) {
        if (!names().contains(name)) {
            throw place.refuse(unknown(name) + "; or name a .yaml file of this folder.");
        }
        return text(name);
    }

    private String unknown(String name) {
        List<String> names = names();
        String hint = Nearest.to(name, names)
                .map(near -> " Did you mean " + near + "?")
                .orElse("");
        return "chip " + Place.quote(name) + " is not known." + hint + " Known chips: " + String.join(", ", names);
    }

    private String text(String name) {
        String file = FOLDER + "/" + name + SUFFIX;
        try (InputStream in = loader.getResourceAsStream(file)) {
            if (in == null) {
                throw new RefusedException("chip " + name + " has vanished from the catalogue. List the chips again.");
            }
            return ChipText.load(name + SUFFIX, in);
        } catch (IOException e) {
            throw new RefusedException("chip " + name + " cannot be read (" + e + "). Check the installation.");
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new RefusedException("chip file " + Place.quote(file) + " is not a path: " + e.getReason() + ".");
        }
    }

    /** The file names in a folder of the class path, which is a folder on disk or inside a jar. */
    private static List<String> files(URL folder) throws IOException {
        URLConnection connection = folder.openConnection();
        if (connection instanceof JarURLConnection inJar) {
            inJar.setUseCaches(false);
            try (JarFile jar = inJar.getJarFile()) {
                return jar.stream()
                        .map(entry -> entry.getName())
                        .filter(entry -> entry.startsWith(FOLDER + "/"))
                        .map(entry -> entry.substring(FOLDER.length() + 1))
                        .filter(entry -> !entry.contains("/"))
                        .toList();
            }
        }
        try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
