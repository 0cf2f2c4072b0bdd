package org.spikeway.simulator.report;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.core.Snapshot;

/**
 * The state of a run in the middle of a sample, as a file.
 *
 * <pre>
 * 8 bytes   "SPKWSNAP"
 * 4         version, 1
 * string    what identifies the run
 * 4         number of arrays; of each
 *   string    name
 *   1         type of its numbers: S, I, J, F, D, as in the JVM
 *   4         their number
 *   …         the numbers
 * 8         CRC-32 of all before
 * </pre>
 *
 * <p>Numbers are big-endian; a string is its length in bytes in 2 and its characters, as {@link DataOutputStream#writeUTF}
 * writes it.
 */
public final class SnapshotFile {
    /** The file in the folder of the run. */
    public static final String NAME = "checkpoint.state";

    private static final long MAGIC = 0x53504b57534e4150L;
    private static final int VERSION = 1;

    private final Path file;
    private final KeptFile kept;

    public SnapshotFile(Path file) {
        this.file = file;
        kept = new KeptFile(file);
    }

    /** Replaces the file in one step, so that one of the two is always whole. */
    public void write(String run, Snapshot state) throws IOException {
        kept.replace(draft -> {
            try (FileOutputStream out = new FileOutputStream(draft.toFile())) {
                write(new BufferedOutputStream(out, 1 << 16), run, state.arrays());
                out.getFD().sync();
            }
        });
    }

    private static void write(OutputStream to, String run, Map<String, Object> arrays) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(to, new CRC32());
        DataOutputStream out = new DataOutputStream(checked);
        out.writeLong(MAGIC);
        out.writeInt(VERSION);
        out.writeUTF(run);
        out.writeInt(arrays.size());
        for (Map.Entry<String, Object> array : arrays.entrySet()) {
            out.writeUTF(array.getKey());
            writeArray(out, array.getValue());
        }
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }

    private static void writeArray(DataOutputStream out, Object array) throws IOException {
        if (array instanceof short[] values) {
            begin(out, 'S', values.length);
            for (short value : values) {
                out.writeShort(value);
            }
        } else if (array instanceof int[] values) {
            begin(out, 'I', values.length);
            for (int value : values) {
                out.writeInt(value);
            }
        } else if (array instanceof long[] values) {
            begin(out, 'J', values.length);
            for (long value : values) {
                out.writeLong(value);
            }
        } else if (array instanceof float[] values) {
            begin(out, 'F', values.length);
            for (float value : values) {
                out.writeInt(Float.floatToRawIntBits(value));
            }
        } else {
            double[] values = (double[]) array;
            begin(out, 'D', values.length);
            for (double value : values) {
                out.writeLong(Double.doubleToRawLongBits(value));
            }
        }
    }

    private static void begin(DataOutputStream out, char type, int length) throws IOException {
        out.writeByte(type);
        out.writeInt(length);
    }

    /**
     * Reads the state of the given run.
     *
     * @throws UnreadableException if there is none, it is damaged, or it is one of another run
     */
    public Snapshot read(String run) throws IOException {
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            return read(in, checked, run);
        } catch (NoSuchFileException e) {
            throw kept.absent();
        } catch (EOFException | UTFDataFormatException e) {
            throw kept.damaged();
        }
    }

    private Snapshot read(DataInputStream in, CheckedInputStream checked, String run) throws IOException {
        if (in.readLong() != MAGIC || in.readInt() != VERSION) {
            throw kept.ofAnotherVersion();
        }
        if (!in.readUTF().equals(run)) {
            throw kept.ofAnotherRun();
        }
        long size = Files.size(file);
        Map<String, Object> arrays = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            arrays.put(name, readArray(in, size));
        }
        long expected = checked.getChecksum().getValue();
        if (in.readLong() != expected || in.read() >= 0) {
            throw kept.damaged();
        }
        return Snapshot.of(arrays);
    }

    /** @param size of the file: no array is larger */
    private Object readArray(DataInputStream in, long size) throws IOException {
        int type = in.readByte();
        int length = in.readInt();
        long width =
                switch (type) {
                    case 'S' -> Short.BYTES;
                    case 'I', 'F' -> Integer.BYTES;
                    case 'J', 'D' -> Long.BYTES;
                    default -> throw kept.damaged();
                };
        if (length < 0 || length * width > size) {
            throw kept.damaged();
        }
        return switch (type) {
            case 'S' -> {
                short[] values = new short[length];
                for (int i = 0; i < length; i++) {
                    values[i] = in.readShort();
                }
                yield values;
            }
            case 'I' -> {
                int[] values = new int[length];
                for (int i = 0; i < length; i++) {
                    values[i] = in.readInt();
                }
                yield values;
            }
            case 'J' -> {
                long[] values = new long[length];
                for (int i = 0; i < length; i++) {
                    values[i] = in.readLong();
                }
                yield values;
            }
            case 'F' -> {
                float[] values = new float[length];
                for (int i = 0; i < length; i++) {
                    values[i] = Float.intBitsToFloat(in.readInt());
                }
                yield values;
            }
            default -> {
                double[] values = new double[length];
                for (int i = 0; i < length; i++) {
                    values[i] = Double.longBitsToDouble(in.readLong());
                }
                yield values;
            }
        };
    }
}
