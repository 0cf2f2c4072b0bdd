/** Events over UDP, live and paced. */
@NullMarked
package org.spikeway.aer.network;

import org.jspecify.annotations.NullMarked;
