/** An emulated event camera: from pictures to the address events that such a camera would send. */
@NullMarked
package org.spikeway.aer.sensor;

import org.jspecify.annotations.NullMarked;
