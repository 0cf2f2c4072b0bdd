/** Stages between a recording and its use: filters and transforms of events, each counting what it dropped. */
@NullMarked
package org.spikeway.aer.filter;

import org.jspecify.annotations.NullMarked;
