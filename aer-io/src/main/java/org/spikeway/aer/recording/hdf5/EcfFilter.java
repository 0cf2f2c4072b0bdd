package org.spikeway.aer.recording.hdf5;

import com.google.auto.service.AutoService;
import io.jhdf.filter.Filter;

/** Tells the HDF5 library of Prophesee's ECF filter. */
@AutoService(Filter.class)
public final class EcfFilter implements Filter {
    /** The number under which the filter is registered with the HDF Group. */
    static final int ID = 0x8ECF;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "Prophesee ECF";
    }

    @Override
    public byte[] decode(byte[] chunk, int[] parameters) {
        return EcfChunk.decode(chunk);
    }
}
