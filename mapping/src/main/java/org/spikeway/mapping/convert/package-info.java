/** From layers to spikes: thresholds, reset, initial potential and input coding. */
@NullMarked
package org.spikeway.mapping.convert;

import org.jspecify.annotations.NullMarked;
