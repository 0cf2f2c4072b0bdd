/** The address-event bus: one ring on which spikes and end-of-tick marks travel. */
@NullMarked
package org.spikeway.simulator.bus;

import org.jspecify.annotations.NullMarked;
