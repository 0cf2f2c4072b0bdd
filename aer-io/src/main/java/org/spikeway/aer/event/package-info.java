/** The one event model: batches of events in columns, streams that fill them, and what is counted on the way. */
@NullMarked
package org.spikeway.aer.event;

import org.jspecify.annotations.NullMarked;
