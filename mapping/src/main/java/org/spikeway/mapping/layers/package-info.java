/** The network as spikes will see it: layers of rectified neurons joined by linear connections. */
@NullMarked
package org.spikeway.mapping.layers;

import org.jspecify.annotations.NullMarked;
