/** Address events and time: image sets, spike encoders, the spike journal. */
@NullMarked
package org.spikeway.aer;

import org.jspecify.annotations.NullMarked;
