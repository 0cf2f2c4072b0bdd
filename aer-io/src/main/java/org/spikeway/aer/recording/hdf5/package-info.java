/** Recordings in HDF5 files: those of Metavision and DSEC, and the spikes of SHD, SSC and N-TIDIGITS. */
@NullMarked
package org.spikeway.aer.recording.hdf5;

import org.jspecify.annotations.NullMarked;
