/** A run and its journal: recording every spike, feeding them back in, and checking a run against an earlier one. */
@NullMarked
package org.spikeway.simulator.journal;

import org.jspecify.annotations.NullMarked;
