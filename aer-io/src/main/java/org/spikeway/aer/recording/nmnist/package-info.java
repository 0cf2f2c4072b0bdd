/** The 40-bit events of N-MNIST and N-Caltech101. */
@NullMarked
package org.spikeway.aer.recording.nmnist;

import org.jspecify.annotations.NullMarked;
