/** Pictures of recordings. */
@NullMarked
package org.spikeway.aer.plot;

import org.jspecify.annotations.NullMarked;
