package org.spikeway.cli.program;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;
import org.spikeway.mapping.program.CoreUse;
import org.spikeway.mapping.program.MappedProgram;
import tools.jackson.core.JacksonException;
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

    private static final String FORMAT = "spikeway program";
    private static final long LARGEST_ENTRY = 1L << 30;
    private static final int LARGEST_SMALL_ENTRY = 1 << 20;

    private record Format(String format, int version) {}

    private record Body(ChipProgram program, List<CoreUse> uses) {}

    /** Writes beside the file and moves it in when it is complete. */
    public void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new RefusedException("the folder of " + file + " is not there. Make it first.");
        }
        if (Files.isDirectory(file)) {
            throw new RefusedException("program " + file + " is a folder. Give the name of a file.");
        }
        Path draft = Files.createTempFile(folder, ".spikeway-", ".program");
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
        entry.setTime(0);
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
     * @throws UnreadableException in one line, if the file is no program, is damaged, or is of a later version
     */
    public static ProgramFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new Reading(file, zip).read();
        } catch (ZipException e) {
            throw new UnreadableException("program " + file + ": it is no program file (" + e.getMessage()
                    + "). Write one with spikeway map.");
        } catch (JacksonException e) {
            throw new UnreadableException("program " + file + ": damaged (" + e.getOriginalMessage()
                    + "). Write it again with spikeway map.");
        }
    }

    /** The reading of one file. */
    private record Reading(Path file, ZipFile zip) {
        ProgramFile read() throws IOException {
            JsonMapper mapper = ProgramJson.mapper();
            Format format = mapper.readValue(bytes("format.json", LARGEST_SMALL_ENTRY), Format.class);
            if (!format.format().equals(FORMAT) || format.version() != VERSION) {
                throw damaged("format " + format.format() + " " + format.version() + ", this version of Spikeway reads "
                        + FORMAT + " " + VERSION);
            }
            ProgramHeading heading = mapper.readValue(bytes("heading.json", LARGEST_SMALL_ENTRY), ProgramHeading.class);
            ChipFile chip = chip();
            Body body;
            try (InputStream in = open("program.json")) {
                body = mapper.readValue(in, Body.class);
            }
            check(body, chip);
            return new ProgramFile(
                    heading,
                    chip,
                    new MappedProgram(body.program(), chip.model(), body.uses()),
                    bytes("network", LARGEST_ENTRY));
        }

        private ChipFile chip() throws IOException {
            String text = new String(bytes("chip.yaml", LARGEST_SMALL_ENTRY), StandardCharsets.UTF_8);
            try {
                return ChipFile.read("chip.yaml", text);
            } catch (RefusedException e) {
                throw damaged(String.valueOf(e.getMessage()));
            }
        }

        private void check(Body body, ChipFile chip) throws UnreadableException {
            List<Slice> slices = body.program().slices();
            if (body.uses().size() != slices.size()) {
                throw damaged(slices.size() + " slices and " + body.uses().size() + " uses of cores");
            }
            long cores = (long) chip.model().geometry().cores()
                    * chip.model().geometry().chips();
            for (Slice slice : slices) {
                Population population = body.program().population(slice);
                boolean fits =
                        population.isSource() ? slice.core() == Slice.HOST : slice.core() >= 0 && slice.core() < cores;
                if (!fits) {
                    throw damaged("slice " + slice.id() + " of layer " + population.name() + " lies on core "
                            + slice.core() + ", chip " + chip.model().name() + " has " + cores);
                }
            }
        }

        private byte[] bytes(String name, long limit) throws IOException {
            try (InputStream in = open(name)) {
                byte[] bytes = in.readNBytes((int) limit);
                if (in.read() >= 0) {
                    throw damaged(name + " is larger than " + limit + " bytes");
                }
                return bytes;
            }
        }

        private InputStream open(String name) throws IOException {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw damaged("it has no " + name);
            }
            return zip.getInputStream(entry);
        }

        private UnreadableException damaged(String what) {
            return new UnreadableException("program " + file + ": " + what + ". Write it again with spikeway map.");
        }
    }
}
