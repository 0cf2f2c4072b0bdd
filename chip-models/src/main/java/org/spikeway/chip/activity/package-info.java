/** What happened in a run, as counts: the only thing that pricing looks at. */
@NullMarked
package org.spikeway.chip.activity;

import org.jspecify.annotations.NullMarked;
