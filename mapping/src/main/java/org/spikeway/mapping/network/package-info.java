/** The network graph: what was trained, before anything is converted. */
@NullMarked
package org.spikeway.mapping.network;

import org.jspecify.annotations.NullMarked;
