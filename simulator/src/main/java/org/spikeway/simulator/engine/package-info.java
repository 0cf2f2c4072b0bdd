/** Cores running together: workers, their schedule, and the barrier that travels on the bus. */
@NullMarked
package org.spikeway.simulator.engine;

import org.jspecify.annotations.NullMarked;
