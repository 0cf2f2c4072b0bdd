/** The file form of a mapped network, and what such a file shows of itself. */
@NullMarked
package org.spikeway.cli.program;

import org.jspecify.annotations.NullMarked;
