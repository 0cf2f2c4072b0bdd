/** Recordings in the bags of ROS 1 and ROS 2: messages of events in several encodings. */
@NullMarked
package org.spikeway.aer.recording.ros;

import org.jspecify.annotations.NullMarked;
