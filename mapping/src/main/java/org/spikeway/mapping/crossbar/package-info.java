/** From layers in whole numbers to crossbar cores: axon types, cuts, splitters and relays. */
@NullMarked
package org.spikeway.mapping.crossbar;

import org.jspecify.annotations.NullMarked;
