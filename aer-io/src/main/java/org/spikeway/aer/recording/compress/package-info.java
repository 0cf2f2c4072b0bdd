/** Packed bytes inside of recordings, unpacked within bounds. */
@NullMarked
package org.spikeway.aer.recording.compress;

import org.jspecify.annotations.NullMarked;
