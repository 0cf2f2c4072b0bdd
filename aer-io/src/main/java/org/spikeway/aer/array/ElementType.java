package org.spikeway.aer.array;

import java.nio.ByteBuffer;

/** The kinds of number an {@link NpyArray} may hold, named as NumPy names them, without the byte order. */
public enum ElementType {
    B1(1),
    U1(1),
    I1(1),
    U2(2),
    I2(2),
    U4(4),
    I4(4),
    I8(8),
    F4(4),
    F8(8);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes that one element takes. */
    public int bytes() {
        return bytes;
    }

    /** Whether elements are floating-point numbers. */
    public boolean floating() {
        return this == F4 || this == F8;
    }

    double doubleAt(ByteBuffer data, int flat) {
        return switch (this) {
            case F4 -> data.getFloat(flat * 4);
            case F8 -> data.getDouble(flat * 8);
            default -> longAt(data, flat);
        };
    }

    long longAt(ByteBuffer data, int flat) {
        return switch (this) {
            case B1 -> data.get(flat) == 0 ? 0 : 1;
            case U1 -> data.get(flat) & 0xFF;
            case I1 -> data.get(flat);
            case U2 -> data.getShort(flat * 2) & 0xFFFF;
            case I2 -> data.getShort(flat * 2);
            case U4 -> data.getInt(flat * 4) & 0xFFFFFFFFL;
            case I4 -> data.getInt(flat * 4);
            case I8 -> data.getLong(flat * 8);
            case F4, F8 -> throw new IllegalStateException("elements of type " + this + " are not integers");
        };
    }
}
