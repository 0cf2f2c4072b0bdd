/** From a spiking network to a chip program: number formats, slices, places. */
@NullMarked
package org.spikeway.mapping.program;

import org.jspecify.annotations.NullMarked;
