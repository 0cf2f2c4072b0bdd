/** Whole TrueNorth chips neuron by neuron, and what they draw. */
@NullMarked
package org.spikeway.simulator.truenorth;

import org.jspecify.annotations.NullMarked;
