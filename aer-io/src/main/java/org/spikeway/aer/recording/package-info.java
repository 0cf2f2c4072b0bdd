/** Recordings of event cameras: told apart by their content, opened as streams of events, written back. */
@NullMarked
package org.spikeway.aer.recording;

import org.jspecify.annotations.NullMarked;
