package org.spikeway.aer.recording.hdf5;

import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.recording.column.Scalar;

/**
 * One field of an HDF5 record.
 *
 * @param scalar null if it is no number
 */
record CompoundField(String name, @Nullable Scalar scalar, int offset) {
    /** The fields of a type; none if it is no record. */
    static List<CompoundField> of(DataType type) {
        if (type instanceof CompoundDataType compound) {
            return compound.getMembers().stream()
                    .map(member -> new CompoundField(
                            member.getName(), ElementTypes.scalar(member.getDataType()), member.getOffset()))
                    .toList();
        }
        return List.of();
    }
}
