/** The inner loops over packed events and over the columns of a batch, by vectors and plainly. */
@NullMarked
package org.spikeway.aer.kernel;

import org.jspecify.annotations.NullMarked;
