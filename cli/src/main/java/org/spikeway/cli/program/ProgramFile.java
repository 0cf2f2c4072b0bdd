package org.spikeway.cli.program;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.mapping.program.CoreUse;
import org.spikeway.mapping.program.MappedProgram;
import tools.jackson.databind.json.JsonMapper;

/**
 * A mapped network as a file: a zip of five entries, found by their names and never unpacked to a folder.
 *
 * <pre>
 * format.json    {"format": "spikeway program", "version": 1}
 * heading.json   what a run needs beside the program: {@link ProgramHeading}
 * chip.yaml      the whole chip, without extends
 * program.json   {"program": {@link ChipProgram}, "uses": what each slice takes of its core}
 * network        the trained network as it was given, ONNX or NIR
 * </pre>
 *
 * <p>The same contents give the same bytes.
 *
 * @param network the bytes of the trained network's file, shared, never changed
 */
public record ProgramFile(ProgramHeading heading, ChipFile chip, MappedProgram mapped, byte[] network) {
    static final int VERSION = 1;

    /** In local time, so that the time zone of a machine does not show in the bytes. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(1980, 2, 1, 0, 0);

    static final String FORMAT = "spikeway program";
    /** What is read of one entry at most, bytes. */
    private static final long LARGEST_ENTRY = 1L << 30;

    record Format(String format, int version) {}

    record Body(ChipProgram program, List<CoreUse> uses) {
        Body {
            uses = List.copyOf(uses);
        }
    }

    /** Refuses a name that no file can be written to, before the work begins. */
    public static void requirePlace(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new RefusedException("the folder of program " + file + " is not there. Make it first.");
        }
        if (Files.isDirectory(file)) {
            throw new RefusedException("program " + file + " is a folder. Give the name of a file.");
        }
    }

    /** Writes beside the file and moves it in when it is complete. */
    public void write(Path file) throws IOException {
        requirePlace(file);
        Path absolute = file.toAbsolutePath().normalize();
        // Not a temporary file of Java's, which nobody but its owner may read.
        Path draft =
                absolute.resolveSibling(".spikeway-" + ProcessHandle.current().pid() + "-" + absolute.getFileName());
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(draft))) {
                JsonMapper mapper = ProgramJson.mapper();
                entry(zip, "format.json", out -> mapper.writeValue(out, new Format(FORMAT, VERSION)));
                entry(zip, "heading.json", out -> mapper.writeValue(out, heading));
                entry(zip, "chip.yaml", out -> out.write(chip.text().getBytes(StandardCharsets.UTF_8)));
                entry(zip, "program.json", out -> mapper.writeValue(out, new Body(mapped.program(), mapped.uses())));
                entry(zip, "network", out -> out.write(network));
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @FunctionalInterface
    private interface Contents {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void entry(ZipOutputStream zip, String name, Contents contents) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(WRITTEN);
        zip.putNextEntry(entry);
        contents.writeTo(new Unclosed(zip));
        zip.closeEntry();
    }

    /** Keeps the zip open where a writer closes what it has written to. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /**
     * Reads a program and checks it against its chip.
     *
     * @throws UnreadableException in one line, if the file is no program, is damaged, or is of another version
     */
    public static ProgramFile read(Path file) throws IOException {
        return ProgramReading.read(file, LARGEST_ENTRY);
    }
}
