/** The spikeway command: reads what the user wants and wires the other modules together. */
@NullMarked
package org.spikeway.cli;

import org.jspecify.annotations.NullMarked;
