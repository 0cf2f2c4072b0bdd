package org.spikeway.aer.recording.compress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;

/**
 * Unpacks blocks of LZ4 that may refer to the blocks before them in the same array.
 *
 * <pre>
 *  sequence: token, [more literals], literals, u16 distance, [more match]
 *  token:    bits 7..4 literals, bits 3..0 match length - 4; 15 means that bytes follow: add them, up to one below 255
 *  The last sequence ends after its literals.
 * </pre>
 *
 * <p>LZ4 block format, lz4.org. Every length is checked against the bytes that are left on either side.
 */
final class Lz4Block {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SHORTEST_MATCH = 4;
    private static final int LONG_LENGTH = 15;

    /** Copies go in steps of 8 bytes where so many are left on both sides. */
    private static final int STEP = 8;

    /** The most literals of a sequence that fits one step with its token and distance. */
    private static final int MOST_LITERALS = STEP - 1 - Short.BYTES;

    /** More bytes than a short sequence has on either side, with what is copied beyond it. */
    private static final int NEAR = 32;

    private Lz4Block() {}

    /**
     * Unpacks a block.
     *
     * @param in holds the block from {@code from} to {@code end}
     * @param out bytes before {@code at} are what earlier blocks gave
     * @return where the unpacked bytes end, at most {@code out.length}; or -1 if the output is too small
     */
    static int unpack(byte[] in, int from, int end, byte[] out, int at) throws UnreadableException {
        int i = from;
        int o = at;
        while (i < end) {
            long reached = unpackShort(in, i, end, out, o);
            i = (int) (reached >>> Integer.SIZE);
            o = (int) reached;
            int token = in[i++] & 0xFF;
            int literals = token >>> 4;
            if (literals == LONG_LENGTH) {
                int more;
                do {
                    require(i < end && literals < out.length);
                    more = in[i++] & 0xFF;
                    literals += more;
                } while (more == 0xFF);
            }
            require(literals <= end - i);
            if (literals > out.length - o) {
                return -1;
            }
            copyLiterals(in, i, out, o, literals);
            i += literals;
            o += literals;
            if (i == end) {
                return o;
            }
            require(end - i >= 2);
            int distance = (in[i] & 0xFF) | (in[i + 1] & 0xFF) << 8;
            i += 2;
            int match = token & LONG_LENGTH;
            if (match == LONG_LENGTH) {
                int more;
                do {
                    require(i < end && match < out.length);
                    more = in[i++] & 0xFF;
                    match += more;
                } while (more == 0xFF);
            }
            match += SHORTEST_MATCH;
            require(distance > 0 && distance <= o);
            if (match > out.length - o) {
                return -1;
            }
            copyMatch(out, o, distance, match);
            o += match;
        }
        throw damaged();
    }

    /**
     * Unpacks short sequences up to one that is long, odd, or near to an end. One word holds the whole sequence: token,
     * literals and distance. More is copied than there is, and the next writes over it, so that the processor need not
     * guess the lengths.
     *
     * @return in the high half where the next token is, in the low one where the unpacked bytes end
     */
    private static long unpackShort(byte[] in, int from, int end, byte[] out, int at) {
        int i = from;
        int o = at;
        int lastIn = end - NEAR;
        int lastOut = out.length - NEAR;
        while (i < lastIn && o < lastOut) {
            long sequence = (long) LONG.get(in, i);
            int token = (int) sequence & 0xFF;
            int literals = token >>> 4;
            int match = (token & LONG_LENGTH) + SHORTEST_MATCH;
            int distance = (int) (sequence >>> (literals << 3) >>> Byte.SIZE) & 0xFFFF;
            int behind = o + literals;
            int source = behind - distance;
            if (literals > MOST_LITERALS || match > 2 * STEP || distance < STEP || source < 0) {
                break;
            }
            LONG.set(out, o, sequence >>> Byte.SIZE);
            LONG.set(out, behind, (long) LONG.get(out, source));
            if (match > STEP) {
                LONG.set(out, behind + STEP, (long) LONG.get(out, source + STEP));
            }
            i += 1 + literals + Short.BYTES;
            o = behind + match;
        }
        return (long) i << Integer.SIZE | o;
    }

    private static void copyLiterals(byte[] in, int i, byte[] out, int o, int count) {
        if (count <= 2 * STEP && i + 2 * STEP <= in.length && o + 2 * STEP <= out.length) {
            LONG.set(out, o, (long) LONG.get(in, i));
            LONG.set(out, o + STEP, (long) LONG.get(in, i + STEP));
        } else {
            System.arraycopy(in, i, out, o, count);
        }
    }

    private static void copyMatch(byte[] out, int o, int distance, int count) {
        int from = o - distance;
        int end = o + count;
        if (count <= 2 * STEP && distance >= STEP && o + 2 * STEP <= out.length) {
            LONG.set(out, o, (long) LONG.get(out, from));
            LONG.set(out, o + STEP, (long) LONG.get(out, from + STEP));
            return;
        }
        if (distance >= STEP && end + STEP <= out.length) {
            for (int to = o; to < end; to += STEP, from += STEP) {
                LONG.set(out, to, (long) LONG.get(out, from));
            }
        } else {
            for (int to = o; to < end; to++, from++) {
                out[to] = out[from];
            }
        }
    }

    private static void require(boolean met) throws UnreadableException {
        if (!met) {
            throw damaged();
        }
    }

    private static UnreadableException damaged() {
        return new UnreadableException("an LZ4 block is damaged: its lengths do not fit. Fetch the file again.");
    }
}
