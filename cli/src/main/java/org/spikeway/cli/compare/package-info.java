/** Finished runs side by side: what each computed and cost, which are best, and which has more of equal spikes. */
@NullMarked
package org.spikeway.cli.compare;

import org.jspecify.annotations.NullMarked;
