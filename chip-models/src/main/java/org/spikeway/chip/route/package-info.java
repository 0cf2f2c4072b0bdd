/** The ways of spikes over the network on chip. */
@NullMarked
package org.spikeway.chip.route;

import org.jspecify.annotations.NullMarked;
