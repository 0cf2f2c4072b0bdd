/** What each core holds and where its spikes go: the one type in which mapping and simulator meet. */
@NullMarked
package org.spikeway.chip.program;

import org.jspecify.annotations.NullMarked;
