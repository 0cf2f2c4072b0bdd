/** Weights of many values on crossbars of bits, whose neurons hold one weight for each of four axon types. */
@NullMarked
package org.spikeway.mapping.crossbar;

import org.jspecify.annotations.NullMarked;
