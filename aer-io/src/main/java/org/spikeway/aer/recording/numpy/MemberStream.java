package org.spikeway.aer.recording.numpy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipFile;

/** The bytes of one member of an archive, which is closed with them. */
final class MemberStream extends FilterInputStream {
    private final ZipFile zip;

    MemberStream(InputStream in, ZipFile zip) {
        super(in);
        this.zip = zip;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
