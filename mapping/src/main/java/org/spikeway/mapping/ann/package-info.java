/** The network as it was trained, run as it is: the reference for every conversion. */
@NullMarked
package org.spikeway.mapping.ann;

import org.jspecify.annotations.NullMarked;
