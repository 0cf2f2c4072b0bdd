/** Networks of spiking neurons from and to NIR files (Neuromorphic Intermediate Representation, HDF5). */
@NullMarked
package org.spikeway.mapping.nir;

import org.jspecify.annotations.NullMarked;
