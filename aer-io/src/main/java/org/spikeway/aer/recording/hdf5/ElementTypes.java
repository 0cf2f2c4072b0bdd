package org.spikeway.aer.recording.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.recording.column.Scalar;

/** Says an HDF5 type of numbers in the words of array files. */
final class ElementTypes {
    private static final int LARGEST = 8;

    private ElementTypes() {}

    /** The number; null for text, records and odd sizes. */
    static @Nullable Scalar scalar(DataType type) {
        int bytes = type.getSize();
        if (bytes > LARGEST || Integer.bitCount(bytes) != 1) {
            return null;
        }
        if (type instanceof FixedPoint whole) {
            return new Scalar(whole.isSigned() ? 'i' : 'u', bytes, whole.getByteOrder());
        }
        if (type instanceof FloatingPoint real && bytes > 1) {
            return new Scalar('f', bytes, real.getByteOrder());
        }
        // h5py stores booleans as an enumeration of a byte.
        return type instanceof io.jhdf.object.datatype.EnumDataType && bytes == 1
                ? new Scalar('u', 1, java.nio.ByteOrder.LITTLE_ENDIAN)
                : null;
    }
}
