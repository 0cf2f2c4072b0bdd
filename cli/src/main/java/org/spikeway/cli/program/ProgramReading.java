package org.spikeway.cli.program;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;
import org.spikeway.cli.program.ProgramFile.Body;
import org.spikeway.cli.program.ProgramFile.Format;
import org.spikeway.mapping.program.MappedProgram;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reading of one program file.
 *
 * @param limit bytes that are read of one entry at most
 */
record ProgramReading(Path file, ZipFile zip, long limit) {
    private static final int LARGEST_SMALL_ENTRY = 1 << 20;

    static ProgramFile read(Path file, long limit) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new UnreadableException(
                    "program " + file + " is a folder. Give a file that spikeway map has written.");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new ProgramReading(file, zip, limit).read();
        } catch (ZipException | EOFException e) {
            throw unreadable(file, "damaged or no program file (" + said(e.getMessage()) + ")");
        } catch (JacksonException e) {
            if (e.getCause() instanceof UnreadableException known) {
                throw known;
            }
            String fault = said(e.getOriginalMessage()).replaceFirst("; `DeserializationFeature.*", "");
            throw unreadable(file, "damaged (" + fault + ")");
        }
    }

    /** What an exception says, some of which say nothing. */
    private static String said(@Nullable String message) {
        return message == null ? "an entry cannot be unpacked" : message;
    }

    private ProgramFile read() throws IOException {
        JsonMapper mapper = ProgramJson.mapper();
        Format format = mapper.readValue(bytes("format.json", LARGEST_SMALL_ENTRY), Format.class);
        if (!format.format().equals(ProgramFile.FORMAT) || format.version() != ProgramFile.VERSION) {
            throw unreadable(
                    file,
                    "format " + format.format() + " " + format.version() + ", this version of Spikeway reads "
                            + ProgramFile.FORMAT + " " + ProgramFile.VERSION);
        }
        ProgramHeading heading = mapper.readValue(bytes("heading.json", LARGEST_SMALL_ENTRY), ProgramHeading.class);
        ChipFile chip = chip();
        Body body;
        try (InputStream in = open("program.json", limit)) {
            body = mapper.readValue(in, Body.class);
        }
        check(body, chip);
        return new ProgramFile(
                heading, chip, new MappedProgram(body.program(), chip.model(), body.uses()), bytes("network", limit));
    }

    private ChipFile chip() throws IOException {
        String text = new String(bytes("chip.yaml", LARGEST_SMALL_ENTRY), StandardCharsets.UTF_8);
        try {
            return ChipFile.read("chip.yaml", text);
        } catch (RefusedException e) {
            throw unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    private void check(Body body, ChipFile chip) throws UnreadableException {
        List<Slice> slices = body.program().slices();
        if (body.uses().size() != slices.size()) {
            throw unreadable(file, slices.size() + " slices and " + body.uses().size() + " uses of cores");
        }
        long cores =
                (long) chip.model().geometry().cores() * chip.model().geometry().chips();
        for (Slice slice : slices) {
            Population population = body.program().population(slice);
            boolean fits =
                    population.isSource() ? slice.core() == Slice.HOST : slice.core() >= 0 && slice.core() < cores;
            if (!fits) {
                throw unreadable(
                        file,
                        "slice " + slice.id() + " of layer " + population.name() + " lies on core " + slice.core()
                                + ", chip " + chip.model().name() + " has " + cores);
            }
        }
    }

    private byte[] bytes(String name, long most) throws IOException {
        try (InputStream in = open(name, most)) {
            return in.readAllBytes();
        }
    }

    private InputStream open(String name, long most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw unreadable(file, "it has no " + name);
        }
        return new EntryStream(zip.getInputStream(entry), entry, "program " + file, most);
    }

    static UnreadableException unreadable(Path file, String what) {
        return new UnreadableException("program " + file + ": " + what + ". Write it again with spikeway map.");
    }
}
