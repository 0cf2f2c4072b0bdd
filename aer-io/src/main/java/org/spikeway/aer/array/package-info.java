/** Arrays in NumPy's file forms: NPY files and NPZ archives of them. */
@NullMarked
package org.spikeway.aer.array;

import org.jspecify.annotations.NullMarked;
