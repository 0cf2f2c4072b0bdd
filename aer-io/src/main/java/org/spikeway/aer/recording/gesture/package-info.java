/** The recordings of DVS128-Gesture with the file of labels beside each. */
@NullMarked
package org.spikeway.aer.recording.gesture;

import org.jspecify.annotations.NullMarked;
