/** What one core computes: its neurons, and how an incoming spike is spread over them. */
@NullMarked
package org.spikeway.chip.core;

import org.jspecify.annotations.NullMarked;
