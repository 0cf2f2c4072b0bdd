/** Events over UDP, live and paced. */
@NullMarked
package org.spikeway.aer.udp;

import org.jspecify.annotations.NullMarked;
