/** The network on chip during a run: which messages go where, how long a tick takes, what is late. */
@NullMarked
package org.spikeway.simulator.noc;

import org.jspecify.annotations.NullMarked;
