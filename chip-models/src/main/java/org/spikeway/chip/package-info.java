/** What a chip is: limits, arithmetic, timing and energy, read from YAML with a source for every number. */
@NullMarked
package org.spikeway.chip;

import org.jspecify.annotations.NullMarked;
