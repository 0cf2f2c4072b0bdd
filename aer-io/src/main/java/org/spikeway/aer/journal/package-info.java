/** The spike journal: every spike of a run on disk, in the order of ticks. */
@NullMarked
package org.spikeway.aer.journal;

import org.jspecify.annotations.NullMarked;
