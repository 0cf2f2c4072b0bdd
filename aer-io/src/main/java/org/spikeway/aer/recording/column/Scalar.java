package org.spikeway.aer.recording.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * One kind of number as array files store it: whole or real, of 1 to 8 bytes, in either byte order.
 *
 * @param kind {@code i} signed, {@code u} unsigned, {@code f} real, {@code b} boolean
 * @param bytes that a number takes
 */
public record Scalar(char kind, int bytes, ByteOrder order) {
    /** The number of a type such as {@code <i8}, {@code |b1}, {@code ?} or {@code >f4}; null for anything else. */
    public static @Nullable Scalar of(String descr) {
        String text = descr.equals("?") ? "|b1" : descr;
        boolean ordered = !text.isEmpty() && "<>|=".indexOf(text.charAt(0)) >= 0;
        ByteOrder order = text.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return switch (ordered ? text.substring(1) : text) {
            case "b1" -> new Scalar('b', 1, order);
            case "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8" -> {
                String type = ordered ? text.substring(1) : text;
                yield new Scalar(type.charAt(0), type.charAt(1) - '0', order);
            }
            default -> null;
        };
    }

    public boolean isReal() {
        return kind == 'f';
    }

    /** The whole number at an offset; {@link Long#MIN_VALUE} if it does not fit. Not for reals. */
    public long wholeAt(ByteBuffer buffer, int offset) {
        ByteBuffer in = buffer.order(order);
        return switch (bytes) {
            case 1 -> kind == 'i' ? in.get(offset) : in.get(offset) & 0xFF;
            case 2 -> kind == 'i' ? in.getShort(offset) : in.getShort(offset) & 0xFFFF;
            case 4 -> kind == 'i' ? in.getInt(offset) : in.getInt(offset) & 0xFFFF_FFFFL;
            default -> {
                long value = in.getLong(offset);
                yield kind == 'u' && value < 0 ? Long.MIN_VALUE : value;
            }
        };
    }

    /** The number at an offset. */
    public double realAt(ByteBuffer buffer, int offset) {
        if (!isReal()) {
            return wholeAt(buffer, offset);
        }
        ByteBuffer in = buffer.order(order);
        return switch (bytes) {
            case 2 -> half(in.getShort(offset));
            case 4 -> in.getFloat(offset);
            default -> in.getDouble(offset);
        };
    }

    /** The number at an offset if it is whole; {@link Long#MIN_VALUE} if not. */
    public long exactAt(ByteBuffer buffer, int offset) {
        if (!isReal()) {
            return wholeAt(buffer, offset);
        }
        double value = realAt(buffer, offset);
        return value == Math.rint(value) && Math.abs(value) < 0x1p62 ? (long) value : Long.MIN_VALUE;
    }

    /** A half-precision number (IEEE 754 binary16): 1 sign, 5 exponent, 10 fraction bits. */
    public static float half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        float magnitude;
        if (exponent == 0) {
            magnitude = fraction * 0x1p-24f;
        } else if (exponent == 0x1F) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            magnitude = Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
