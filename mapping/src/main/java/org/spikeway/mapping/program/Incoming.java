package org.spikeway.mapping.program;

import org.spikeway.chip.program.Connection;

/**
 * One way into a layer, for spikes, in real numbers.
 *
 * @param source population id of the source
 * @param current whether an image flows through it as a constant current, computed by the host
 */
record Incoming(int source, Connection connection, boolean current) {}
