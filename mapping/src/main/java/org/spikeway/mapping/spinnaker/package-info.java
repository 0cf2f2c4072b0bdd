/** What a SpiNNaker machine is loaded with beside the network: keys, routing tables, synaptic rows, and time for them. */
@NullMarked
package org.spikeway.mapping.spinnaker;

import org.jspecify.annotations.NullMarked;
