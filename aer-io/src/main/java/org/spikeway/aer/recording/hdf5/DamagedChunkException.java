package org.spikeway.aer.recording.hdf5;

/** Says why a chunk of an HDF5 file cannot be unpacked; becomes part of the one line that the user sees. */
final class DamagedChunkException extends RuntimeException {
    DamagedChunkException(String message) {
        super(message);
    }
}
