package org.spikeway.aer.recording.hdf5;

import com.google.auto.service.AutoService;
import io.jhdf.filter.Filter;

/** Tells the HDF5 library of the Zstandard filter. */
@AutoService(Filter.class)
public final class ZstdFilter implements Filter {
    /** The number under which the filter is registered with the HDF Group. */
    static final int ID = 32015;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "Zstandard";
    }

    @Override
    public byte[] decode(byte[] chunk, int[] parameters) {
        return PackedStream.zstdFrame(chunk);
    }
}
