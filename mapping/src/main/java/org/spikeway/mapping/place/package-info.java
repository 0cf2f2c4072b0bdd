/** Placement: which core each part of a program goes to, so that spikes travel little. */
@NullMarked
package org.spikeway.mapping.place;

import org.jspecify.annotations.NullMarked;
