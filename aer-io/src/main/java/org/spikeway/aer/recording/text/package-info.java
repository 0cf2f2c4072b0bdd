/** Recordings as text: one event a line, in columns that a header names or the values give away. */
@NullMarked
package org.spikeway.aer.recording.text;

import org.jspecify.annotations.NullMarked;
