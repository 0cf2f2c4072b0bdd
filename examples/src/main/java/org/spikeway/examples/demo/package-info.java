/** The demonstration: the embedded network on freshly drawn digits. */
@NullMarked
package org.spikeway.examples.demo;

import org.jspecify.annotations.NullMarked;
