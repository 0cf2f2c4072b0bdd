/** Spike encoders: from the values of a picture to the spikes of each tick. */
@NullMarked
package org.spikeway.aer.encode;

import org.jspecify.annotations.NullMarked;
