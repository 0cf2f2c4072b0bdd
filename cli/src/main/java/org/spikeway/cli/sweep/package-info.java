/** {@code spikeway sweep}: the product of run options, its points run in parallel, and their tables. */
@NullMarked
package org.spikeway.cli.sweep;

import org.jspecify.annotations.NullMarked;
