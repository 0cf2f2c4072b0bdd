/** Event Stream (.es) recordings. */
@NullMarked
package org.spikeway.aer.recording.eventstream;

import org.jspecify.annotations.NullMarked;
