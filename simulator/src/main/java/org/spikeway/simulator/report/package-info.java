/** What a finished run leaves behind: its files and its summary. */
@NullMarked
package org.spikeway.simulator.report;

import org.jspecify.annotations.NullMarked;
