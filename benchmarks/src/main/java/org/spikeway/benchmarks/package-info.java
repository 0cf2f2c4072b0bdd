/** What the hot paths cost, each beside its plain twin or its measured limit. */
@NullMarked
package org.spikeway.benchmarks;

import org.jspecify.annotations.NullMarked;
