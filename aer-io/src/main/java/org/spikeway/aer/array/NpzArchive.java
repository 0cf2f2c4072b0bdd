package org.spikeway.aer.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.spikeway.aer.BoundedInflation;
import org.spikeway.aer.UnreadableException;

/**
 * A ZIP archive of NPY arrays, as {@code numpy.savez} writes it; arrays are unpacked when they are asked for.
 *
 * <p>Members are named without their ending {@code .npy}. Each is unpacked up to the size its own header declares, and
 * its checksum is compared.
 */
public final class NpzArchive {
    private static final String ENDING = ".npy";

    private final Path file;
    private final SortedSet<String> names;

    private NpzArchive(Path file, SortedSet<String> names) {
        this.file = file;
        this.names = names;
    }

    /** Whether the bytes begin as a ZIP archive does. */
    public static boolean begins(ByteBuffer bytes) {
        return bytes.limit() >= 4
                && bytes.get(0) == 'P'
                && bytes.get(1) == 'K'
                && bytes.get(2) == 3
                && bytes.get(3) == 4;
    }

    /**
     * Reads the list of members.
     *
     * @throws UnreadableException if the file is missing or no ZIP archive
     */
    public static NpzArchive open(Path file) throws UnreadableException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableException(file + ": no such file. Check the path.");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            SortedSet<String> names = new TreeSet<>();
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(ENDING))
                    .forEach(name -> names.add(name.substring(0, name.length() - ENDING.length())));
            return new NpzArchive(file, Collections.unmodifiableSortedSet(names));
        } catch (IOException | IllegalArgumentException failed) {
            throw damaged(file.toString(), failed);
        }
    }

    /** The arrays' names in alphabetical order. */
    public SortedSet<String> names() {
        return names;
    }

    /**
     * Unpacks one array.
     *
     * @throws UnreadableException if there is no such member, or it is damaged or no NPY file
     */
    public NpyArray array(String name) throws UnreadableException {
        String place = file + ": " + name + ENDING;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name + ENDING);
            if (entry == null) {
                throw new UnreadableException(place + ": no such member. The archive holds " + names + ".");
            }
            try (InputStream unpacked = zip.getInputStream(entry)) {
                return NpyArray.read(unpack(unpacked, entry, place), place);
            }
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException | IllegalArgumentException failed) {
            throw damaged(place, failed);
        }
    }

    private byte[] unpack(InputStream unpacked, ZipEntry entry, String place) throws IOException {
        long packed = Math.min(entry.getCompressedSize(), Files.size(file));
        BoundedInflation inflation = new BoundedInflation(place, unpacked, packed);
        byte[] head = inflation.upTo(NpyHeader.LARGEST);
        NpyHeader header = NpyHeader.parse(ByteBuffer.wrap(head), place);
        long size = (long) header.dataOffset() + header.dataBytes(place);
        if (size < head.length) {
            throw new UnreadableException(
                    place + ": more bytes than the NPY header declares. The file is damaged: fetch it again.");
        }
        byte[] member = inflation.complete(head, size);
        inflation.requireEnd();
        CRC32 checksum = new CRC32();
        checksum.update(member);
        if (checksum.getValue() != entry.getCrc()) {
            throw new ZipException("the checksum differs");
        }
        return member;
    }

    private static UnreadableException damaged(String place, Exception failed) {
        return new UnreadableException(
                place + ": the archive is damaged (" + failed.getMessage() + "). Fetch or save it again.");
    }
}
