/** One sample of a run, spike by spike and tick by tick, in forms that other tools read. */
@NullMarked
package org.spikeway.simulator.trace;

import org.jspecify.annotations.NullMarked;
