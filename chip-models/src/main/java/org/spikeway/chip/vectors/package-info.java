/** Test vectors: what a neuron model must give, tick by tick, and the first place where ours does not. */
@NullMarked
package org.spikeway.chip.vectors;

import org.jspecify.annotations.NullMarked;
