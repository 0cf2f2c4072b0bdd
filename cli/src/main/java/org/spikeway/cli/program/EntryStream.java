package org.spikeway.cli.program;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.spikeway.aer.UnreadableException;

/** One entry of a zip, read up to a limit whatever size it claims, and compared with its check sum at its end. */
final class EntryStream extends FilterInputStream {
    private final ZipEntry entry;
    private final String file;
    private final long limit;
    private final CRC32 sum = new CRC32();
    private long count;

    /** @param limit bytes */
    EntryStream(InputStream in, ZipEntry entry, String file, long limit) {
        super(in);
        this.entry = entry;
        this.file = file;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, (int) Math.min(length, limit + 1 - count));
        if (read < 0) {
            if (sum.getValue() != entry.getCrc()) {
                throw refused("differs from its check sum");
            }
            return read;
        }
        count += read;
        if (count > limit) {
            throw refused("is larger than " + limit + " bytes");
        }
        sum.update(bytes, from, read);
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 1 << 13)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private UnreadableException refused(String what) {
        return new UnreadableException(
                file + ": " + entry.getName() + " " + what + ". Write it again with spikeway map.");
    }
}
