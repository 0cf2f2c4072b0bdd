/** The bill: traffic and time by the chip's own figures, and energy as a pure function of activity and constants. */
@NullMarked
package org.spikeway.simulator.energy;

import org.jspecify.annotations.NullMarked;
