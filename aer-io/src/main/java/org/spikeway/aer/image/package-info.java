/** Image sets: pictures with or without labels, read from the files that the field keeps them in. */
@NullMarked
package org.spikeway.aer.image;

import org.jspecify.annotations.NullMarked;
