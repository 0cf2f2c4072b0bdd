package org.spikeway.aer.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.spikeway.aer.BoundedInflation;
import org.spikeway.aer.UnreadableException;

/**
 * An IDX file of unsigned bytes, plain or packed with gzip, checked against its own header.
 *
 * <pre>
 *  byte 0       2       3      4            8                       4 + 4·rank
 *  +-------+-------+------+------------+------------+-- ... --+----------------
 *  | 00 00 | type  | rank | extent 0   | extent 1   |         | values, last
 *  |       | 08=u8 |      | 4 bytes BE | 4 bytes BE |         | index fastest
 *  +-------+-------+------+------------+------------+-- ... --+----------------
 * </pre>
 *
 * <p>Follows the description on the page of the MNIST data set (LeCun, Cortes, Burges).
 *
 * @param extents outermost first
 * @param dataOffset byte at which the values begin
 * @param bytes of the whole file, unpacked
 */
record IdxBytes(int[] extents, int dataOffset, ByteBuffer bytes) {
    private static final int UNSIGNED_BYTE = 8;
    private static final int LARGEST_RANK = 4;

    /** Whether these bytes begin as an IDX file does, of whatever type. */
    static boolean begins(ByteBuffer bytes) {
        return bytes.limit() >= 4
                && bytes.get(0) == 0
                && bytes.get(1) == 0
                && bytes.get(2) >= UNSIGNED_BYTE
                && bytes.get(2) <= 14
                && bytes.get(3) > 0;
    }

    static boolean gzipped(ByteBuffer bytes) {
        return bytes.limit() >= 2 && bytes.get(0) == 0x1F && bytes.get(1) == (byte) 0x8B;
    }

    /** Whether the header fits the length to the byte. */
    static boolean exact(ByteBuffer bytes) {
        try {
            return begins(bytes) && declared(bytes, "") == bytes.limit();
        } catch (UnreadableException malformed) {
            return false;
        }
    }

    /** Reads a file that begins as IDX or gzip does. */
    static IdxBytes read(SourceFile file) throws UnreadableException {
        ByteBuffer bytes = gzipped(file.bytes()) ? unpacked(file) : file.bytes();
        long declared = declared(bytes, file.name());
        if (declared != bytes.limit()) {
            throw new UnreadableException(String.format(
                    "%s: IDX header declares %s, %,d bytes in all, %,d there. The file is truncated or damaged: fetch"
                            + " it again.",
                    file.name(), Arrays.toString(extents(bytes)), declared, bytes.limit()));
        }
        int[] extents = extents(bytes);
        return new IdxBytes(extents, 4 + 4 * extents.length, bytes);
    }

    int rank() {
        return extents.length;
    }

    private static ByteBuffer unpacked(SourceFile file) throws UnreadableException {
        // The packed bytes are copied: they are few beside the unpacked ones.
        byte[] packed = new byte[file.length()];
        file.bytes().get(0, packed);
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16)) {
            BoundedInflation inflation = new BoundedInflation(file.name(), stream, packed.length);
            byte[] head = inflation.upTo(4 + 4 * LARGEST_RANK);
            ByteBuffer start = ByteBuffer.wrap(head);
            if (!begins(start)) {
                throw new UnreadableException(
                        file.name() + ": gzip of something other than IDX. Unpack it with gunzip first.");
            }
            long declared = declared(start, file.name());
            byte[] bytes = declared < head.length ? head : inflation.complete(head, declared);
            inflation.requireEnd();
            return ByteBuffer.wrap(bytes);
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException damaged) {
            throw new UnreadableException(
                    file.name() + ": the gzip header is damaged or truncated. Fetch the file again.");
        }
    }

    /** Bytes that the whole file takes by its header. */
    private static long declared(ByteBuffer bytes, String name) throws UnreadableException {
        int type = bytes.get(2);
        int rank = bytes.get(3);
        if (type != UNSIGNED_BYTE) {
            throw new UnreadableException(String.format(
                    "%s: byte 2: IDX type 0x%02x, 0x08 (unsigned bytes) is read. Save other types as NPY.",
                    name, type));
        }
        if (rank > LARGEST_RANK) {
            throw new UnreadableException(
                    name + ": byte 3: IDX rank " + rank + ", 1 to 4 are read. Save the array with fewer dimensions.");
        }
        if (bytes.limit() < 4 + 4 * rank) {
            throw new UnreadableException(name + ": byte 4: truncated in the IDX header. Fetch the file again.");
        }
        long product = 1;
        for (int extent : extents(bytes)) {
            if (extent < 0) {
                throw new UnreadableException(String.format(
                        "%s: byte 4: IDX extents %s, each may be 0 to 2,147,483,647. The file is damaged: fetch it"
                                + " again.",
                        name, Arrays.toString(extents(bytes))));
            }
            // Saturates: more than any file holds is refused all the same.
            product = product > Integer.MAX_VALUE ? product : product * extent;
        }
        return 4 + 4L * rank + product;
    }

    private static int[] extents(ByteBuffer bytes) {
        ByteBuffer head = bytes.duplicate().order(ByteOrder.BIG_ENDIAN);
        int[] extents = new int[bytes.get(3)];
        for (int d = 0; d < extents.length; d++) {
            extents[d] = head.getInt(4 + 4 * d);
        }
        return extents;
    }
}
