package org.spikeway.aer.array;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes NPY and NPZ files for tests. */
public final class NpyFiles {
    private NpyFiles() {}

    /** A file of version 1 with this dictionary, the elements behind it. */
    public static byte[] npy(String dictionary, byte[] elements) {
        return npy(1, dictionary, elements);
    }

    static byte[] npy(int version, String dictionary, byte[] elements) {
        byte[] text = (dictionary + "   \n").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer file = ByteBuffer.allocate((version == 1 ? 10 : 12) + text.length + elements.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            file.putShort((short) text.length);
        } else {
            file.putInt(text.length);
        }
        return file.put(text).put(elements).array();
    }

    /** The dictionary as NumPy writes it, for C order. */
    public static String dictionary(String descr, String shape) {
        return "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }";
    }

    /** An archive of these members, packed. */
    public static byte[] npz(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey() + ".npy"));
                zip.write(member.getValue());
            }
        }
        return file.toByteArray();
    }
}
