/** {@code spikeway aer}: recordings of event cameras on the command line. */
@NullMarked
package org.spikeway.cli.aer;

import org.jspecify.annotations.NullMarked;
