/** Arrays in files: NPY and NPZ, read and written, and HDF5, written. */
@NullMarked
package org.spikeway.aer.array;

import org.jspecify.annotations.NullMarked;
