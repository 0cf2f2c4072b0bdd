/** The embedded example network and the handwritten-style digits that it was trained on. */
@NullMarked
package org.spikeway.examples.digits;

import org.jspecify.annotations.NullMarked;
